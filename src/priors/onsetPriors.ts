import { existsSync } from 'node:fs';
import { arrowBytes, type ColumnTable, parseArrow } from '../data/arrowTable';
import { atomicWrite } from '../data/atomicWrite';
import { readBytes } from '../data/readBytes';
import { serializeSafetensors } from '../data/safetensors/serializeSafetensors';
import { required } from '../data/safetensors/taskTensors';
import { float32Tensor } from '../data/safetensors/tensor';
import { readSafetensors } from '../data/safetensorsFile';
import { NotApplicableError } from '../inputError';
import { openReplay } from '../replay/openReplay';
import { landmarks } from '../runs/landmarks';
import type { Run } from '../runs/openRun';
import { trainGlp } from '../training/glp/trainGlp';
import { GLP_SEED, type GlpExperimentOptions, glpOptionsFor } from './glpExperiment';
import { readGlpHistory } from './glpHistory';
import { GROUPS } from './glpResidualRecord';
import { type GlpMeasured, glpRow } from './glpRow';
import { onsetFiles } from './onsetFiles';
import { residualRecordAt } from './residualRecordAt';

/** Seeds of the priors that are trained besides the run's own. */
const OTHERS = [GLP_SEED + 1, GLP_SEED + 2];
const NOISE_SEEDS = 8;

export interface OnsetPriors {
  /** A row a prior, the columns of `GlpRow` and `projection_top2` … `projection_all`. */
  readonly rows: ColumnTable;
  /** Residual PC1 `[n1]` of each prior. */
  readonly directions: readonly Float32Array[];
}

/** Trains two more priors up to the first onset, on one replay of the run, and measures each there. */
export async function makeOnsetPriors(run: Run, options: GlpExperimentOptions = {}): Promise<void> {
  const { threads, signal, progress, glp = glpOptionsFor(run) } = options;
  const paths = onsetFiles(run);
  const [first] = landmarks(run).collapses;
  if (!first)
    throw new NotApplicableError(`run '${run.name}' has no collapse, so no onset to train priors up to`);
  if (existsSync(paths.onsetPriors)) return;
  const { onset } = first.phases;
  const replay = await openReplay(run, { threads, signal });
  const seen = new Map<number, Float32Array>();
  const activationsAt = async (epoch: number, passing: (epoch: number) => void) => {
    const known = seen.get(epoch) ?? (await replay.activationsAt(epoch, passing));
    if (known) seen.set(epoch, known);
    return known;
  };
  const found: GlpMeasured[] = [];
  try {
    for (const seed of OTHERS) {
      await trainGlp({
        options: glp,
        seed,
        run: run.hash,
        until: onset,
        asides: [onset],
        activationsAt,
        threads,
        signal,
        progress,
        onStage: async (stage) => {
          if (stage.epoch !== onset) return;
          found.push(await glpRow(run, run.parameters(onset), stage, NOISE_SEEDS));
        },
      });
      if (signal?.aborted) return;
    }
  } finally {
    await replay.close();
  }
  const tensors = found.map(
    ({ metrics }, i) =>
      [`direction.${OTHERS[i]}`, float32Tensor(Float32Array.from(metrics.component.direction))] as const,
  );
  const metadata = { epoch: `${onset}`, run: run.hash };
  atomicWrite(paths.directions, serializeSafetensors({ tensors: new Map(tensors), metadata }));
  atomicWrite(paths.onsetPriors, arrowBytes(asColumns(found)));
}

/**
 * The run's own prior at the first onset and the two others.
 * @returns undefined where the others were not trained, or there is no collapse to train them up to.
 * @throws InputError when a file is damaged.
 */
export function readOnsetPriors(run: Run): OnsetPriors | undefined {
  const paths = onsetFiles(run);
  if (!existsSync(paths.directions)) return undefined;
  const { tensors, metadata } = readSafetensors(paths.directions);
  const others = parseArrow(readBytes(paths.onsetPriors), paths.onsetPriors);
  const onset = Number(metadata.epoch);
  const own = residualRecordAt(run, onset);
  const projections = GROUPS.map((group, k) => [`projection_${group}`, own.byRank.data[k]]);
  const ownRow: Record<string, number> = {
    prior: GLP_SEED,
    ...readGlpHistory(run)(onset),
    ...Object.fromEntries(projections),
  };
  const rows = Object.entries(others).map(([name, values]) => [
    name,
    name === 'prior' ? Int32Array.of(ownRow[name], ...values) : Float64Array.of(ownRow[name], ...values),
  ]);
  const directions = Array.from(others.prior, (seed) => {
    return required(tensors, `direction.${seed}`, paths.directions).data as Float32Array;
  });
  return { rows: Object.fromEntries(rows), directions: [own.direction, ...directions] };
}

function asColumns(found: readonly GlpMeasured[]): ColumnTable {
  const flat = found.map(({ row, metrics }) => ({
    ...row,
    ...Object.fromEntries(
      Object.entries(metrics.projections).map(([group, { mean }]) => [`projection_${group}`, mean]),
    ),
  }));
  const names = Object.keys(flat[0]) as (keyof (typeof flat)[0])[];
  return {
    prior: Int32Array.from(OTHERS.slice(0, found.length)),
    ...Object.fromEntries(names.map((name) => [name, Float64Array.from(flat, (row) => row[name])])),
  };
}
