import type { Condition } from '../conditions/condition';
import { changedConfig } from '../study/changedConfig';
import { plannedRuns } from '../study/plannedRuns';
import { baselineConfig, type Study, studySeeds } from '../study/study';
import type { RunConfig } from '../training/runConfig';

/** A run of a map: what it is called, and what it should be. */
export interface PlannedMapRun {
  readonly name: string;
  readonly config: RunConfig;
  /** Its last epoch. */
  readonly epochs: number;
}

/** The runs at one exponent of the loss weights and one weight decay. */
export interface PlannedPoint {
  readonly zipf: number;
  readonly decay: number;
  /** Whether it is the study's own setting: its baseline's. */
  readonly own: boolean;
  /** The label gradient as autodiff has it. */
  readonly trained?: PlannedMapRun;
  /** Without its rounding: the label entry as minus the sum of the others. */
  readonly exact?: PlannedMapRun;
}

const ARITHMETIC = { subtractive: 'trained', summed: 'exact' } as const;

/**
 * The points of a study whose runs differ, from epoch 0 on, in exponent, weight decay and arithmetic alone: of its first
 * seed, by exponent, then by decay. A single point, its own, where it has no other.
 */
export function mapPlan(study: Study): PlannedPoint[] {
  const [seed] = studySeeds(study);
  const baseline = baselineConfig(study, seed);
  const points = new Map<string, PlannedPoint>();
  for (const { name, condition, epochs } of plannedRuns(study).filter((run) => run.seed === seed)) {
    if (condition && !isOfMap(condition)) continue;
    const config = condition ? changedConfig(condition, baseline) : baseline;
    if (config.label_gradient !== 'subtractive' && config.label_gradient !== 'summed') continue;
    const [zipf, decay] = [config.task.zipf_exponent, config.adamw.weightDecay];
    const own = zipf === baseline.task.zipf_exponent && decay === baseline.adamw.weightDecay;
    const key = `${zipf} ${decay}`;
    const run = { [ARITHMETIC[config.label_gradient]]: { name, config, epochs } };
    points.set(key, { zipf, decay, own, ...points.get(key), ...run });
  }
  return [...points.values()].sort((a, b) => a.zipf - b.zipf || a.decay - b.decay);
}

/** Whether a study is a map: has a point beside its own. */
export const isMap = (study: Study): boolean => mapPlan(study).length > 1;

function isOfMap({ from, suppression, step, adamw = {} }: Condition): boolean {
  return (
    from === 'start' && !suppression && !step && Object.keys(adamw).every((key) => key === 'weightDecay')
  );
}
