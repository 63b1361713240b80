import type { Condition } from '../conditions/condition';
import type { RunConfig } from '../training/runConfig';

/** Seeds that are trained alike. */
export interface SeedGroup {
  readonly seeds: readonly number[];
  /** Names of conditions that each of them has beside its baseline. */
  readonly conditions: readonly string[];
  /** Where their baselines end. */
  readonly epochs: number;
  readonly fresh: boolean;
}

/** What is trained and where it lies: `study.json` of a folder, with the defaults filled in. */
export interface Study {
  /** Holds `runs/` and `results/`. */
  readonly folder: string;
  readonly title: string;
  /** What every baseline is, but for its seed. */
  readonly config: Omit<RunConfig, 'task'> & { readonly task: Omit<RunConfig['task'], 'seed'> };
  /** The whole length of a run. */
  readonly epochs: number;
  /** Where branches leave their baseline. */
  readonly branchEpoch: number;
  /** Where runs end that need no more. */
  readonly shortEpochs: number;
  /** Every condition that a run of this study can have, its own after the built-in ones. */
  readonly conditions: readonly Condition[];
  readonly groups: readonly SeedGroup[];
  /** The seeds whose baselines get all that tables are made of. */
  readonly results: readonly number[];
  readonly keepsBranchStates: boolean;
  /** The seed whose runs are named without it. */
  readonly plainSeed?: number;
}

/** The config of a seed's baseline. */
export function baselineConfig({ config }: Study, seed: number): RunConfig {
  return { ...config, task: { ...config.task, seed } };
}

/** All seeds, in the order of their groups, each once. */
export function studySeeds({ groups }: Pick<Study, 'groups'>): number[] {
  return [...new Set(groups.flatMap(({ seeds }) => seeds))];
}
