import { arrowBytes, type ColumnTable, parseArrow } from '../data/arrowTable';
import { atomicWrite } from '../data/atomicWrite';
import { readBytes } from '../data/readBytes';
import { serializeSafetensors } from '../data/safetensors/serializeSafetensors';
import { onlyTensors, required } from '../data/safetensors/taskTensors';
import { float32Tensor, type Tensor } from '../data/safetensors/tensor';
import { readSafetensors } from '../data/safetensorsFile';
import { NotApplicableError } from '../inputError';
import type { PlanePoints } from '../metrics/components/planePoints';
import { expectFile } from '../runs/expectFile';
import { landmarks } from '../runs/landmarks';
import type { Run } from '../runs/openRun';
import { onsetFiles } from './onsetFiles';

/** Trained on the onset alone, along the run, and not at all; in the order of their numbers in the cache. */
export const CHECKED_PRIORS = ['converged', 'lagging', 'untrained'] as const;

/** Measures of one prior, a number a noise seed. */
export interface PriorSeeds {
  readonly reconstruction: readonly number[];
  readonly reconstruction_centred: readonly number[];
  readonly frechet_generated: readonly number[];
  readonly frechet_halves: readonly number[];
}

const MEASURES = [
  'reconstruction',
  'reconstruction_centred',
  'frechet_generated',
  'frechet_halves',
] as const satisfies readonly (keyof PriorSeeds)[];

export interface PriorCheck {
  /** Of the snapshot that the priors are held against. */
  readonly epoch: number;
  readonly seeds: Readonly<Record<(typeof CHECKED_PRIORS)[number], PriorSeeds>>;
  /** Real and generated activations in the plane of the real ones' PC1 and PC2, units of h1. */
  readonly plane: Readonly<Record<'real' | (typeof CHECKED_PRIORS)[number], PlanePoints>>;
}

/** Writes a check beside the run's prior. */
export function writePriorCheck(run: Run, { epoch, seeds, plane }: PriorCheck): void {
  const paths = onsetFiles(run);
  const tensors = new Map(Object.entries(plane).map(([name, points]) => [name, pointTensor(points)]));
  const metadata = { epoch: `${epoch}`, run: run.hash };
  const count = seeds.converged.reconstruction.length;
  const columns: ColumnTable = {
    prior: Int32Array.from(CHECKED_PRIORS.flatMap((_, prior) => Array(count).fill(prior))),
    seed: Int32Array.from(CHECKED_PRIORS.flatMap(() => Array.from({ length: count }, (_, seed) => seed))),
    ...Object.fromEntries(
      MEASURES.map((name) => [name, Float64Array.from(CHECKED_PRIORS.flatMap((of) => seeds[of][name]))]),
    ),
  };
  atomicWrite(paths.priorCheckPlane, serializeSafetensors({ tensors, metadata }));
  atomicWrite(paths.priorCheck, arrowBytes(columns));
}

/**
 * The cached check of a run's prior at its first onset: converged, lagging and untrained, with what they generate.
 * @throws InputError when the check was not made yet, or a file is damaged.
 * @example
 * import { openRun, readPriorCheck } from 'activation-supervision';
 * readPriorCheck(openRun('baseline')).epoch; // => 25700
 */
export function readPriorCheck(run: Run): PriorCheck {
  const { priorCheck, priorCheckPlane } = onsetFiles(run);
  if (landmarks(run).collapses.length === 0) {
    throw new NotApplicableError(`run '${run.name}' has no collapse, so no onset to check priors at`);
  }
  expectFile(priorCheck, 'prior-check', run);
  const { tensors, metadata } = readSafetensors(priorCheckPlane);
  onlyTensors(tensors, new Set(['real', ...CHECKED_PRIORS]), priorCheckPlane);
  const points = (name: string) => planePoints(required(tensors, name, priorCheckPlane));
  const columns = parseArrow(readBytes(priorCheck), priorCheck);
  const each = <T>(of: (name: (typeof CHECKED_PRIORS)[number], prior: number) => T) =>
    Object.fromEntries(CHECKED_PRIORS.map((name, prior) => [name, of(name, prior)])) as Record<
      (typeof CHECKED_PRIORS)[number],
      T
    >;
  return {
    epoch: Number(metadata.epoch),
    seeds: each((_, prior) => {
      const ofPrior = (name: string) =>
        Array.from(columns[name]).filter((_, i) => columns.prior[i] === prior);
      return Object.fromEntries(MEASURES.map((name) => [name, ofPrior(name)])) as unknown as PriorSeeds;
    }),
    plane: { real: points('real'), ...each(points) },
  };
}

/** `[n, 2]`, a point a row. */
function pointTensor({ x, y }: PlanePoints): Tensor {
  const points = Float32Array.from({ length: 2 * x.length }, (_, i) => (i % 2 === 0 ? x : y)[i >> 1]);
  return float32Tensor(points, [x.length, 2]);
}

function planePoints({ data }: Tensor): PlanePoints {
  const points = Float64Array.from(data as Float32Array);
  return { x: points.filter((_, i) => i % 2 === 0), y: points.filter((_, i) => i % 2 === 1) };
}
