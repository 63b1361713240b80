import { adamwFields } from '../adamwFields';
import { descriptorBytes } from '../host/descriptor';
import { place } from '../host/place';
import type { ParameterSpec } from '../taskShape';
import { GLP_BLOCK_ROWS, GLP_MAX_ROWS, GLP_MAX_STEPS, GLP_SHARD_ROWS } from './glpBlocks';
import { glpFields, glpMatrixFields } from './glpFields';
import { type GradientJob, gradientJobs } from './glpGradientJobs';
import { type GlpScratch, placeScratch } from './glpScratch';
import { type GlpShape, glpNormSpecs, glpParameterSpecs } from './glpShape';
import { type GlpMatrix, placeGlpMatrices } from './placeGlpMatrices';

export interface GlpSizes {
  readonly shape: GlpShape;
  /** Rows of a batch, a multiple of 4. */
  readonly batch: number;
  /** Most activations held for training. */
  readonly samples: number;
  readonly threads: number;
}

/** Byte offsets of everything the kernel touches, in one memory laid out once; plain data for the workers. */
export interface GlpMemoryLayout extends GlpSizes {
  readonly shards: number;
  readonly matrices: readonly GlpMatrix[];
  /** Byte offset of each parameter inside a parameter vector. */
  readonly offsets: Readonly<Record<string, number>>;
  /** … of the norms' parameters, behind which the biases are. */
  readonly scales: number;
  /** Numbers of a parameter vector. */
  readonly parameterSize: number;
  readonly scratch: Readonly<Record<GlpScratch, number>>;
  readonly scratchBytes: number;
  readonly jobs: readonly GradientJob[];
  readonly at: Readonly<Record<GlpRegion, number>>;
  readonly bytes: number;
}

type GlpRegion =
  | 'glp'
  | 'adamw'
  | 'control'
  | 'parameters'
  | 'moment1'
  | 'moment2'
  | 'gradient'
  | 'packed'
  | 'packedTransposed'
  | 'frequencies'
  | 'activations'
  | 'store'
  | 'normPartials'
  | 'lossPartials'
  | 'scratch'
  | 'squares'
  | 'losses'
  | 'corrections'
  | 'rows'
  | 'times'
  | 'keys'
  | 'velocityIn'
  | 'velocityOut'
  | 'velocityTimes';

export function glpMemoryLayout(sizes: GlpSizes): GlpMemoryLayout {
  const { shape, batch, samples, threads } = sizes;
  const shards = Math.ceil(batch / GLP_SHARD_ROWS);
  const offsets = parameterOffsets(shape);
  const { matrices, storeBytes } = placeGlpMatrices(shape, batch, offsets);
  const { scratch, scratchBytes } = placeScratch(shape);
  const jobs = gradientJobs(matrices);
  const parameterSize = sizeOf(glpParameterSpecs(shape));
  const rowBytes = 4 * shape.input;
  const [at, bytes] = place<GlpRegion>(1024, {
    glp: descriptorBytes(glpFields) + matrices.length * descriptorBytes(glpMatrixFields),
    adamw: descriptorBytes(adamwFields),
    control: 256,
    parameters: 4 * parameterSize,
    moment1: 4 * parameterSize,
    moment2: 4 * parameterSize,
    gradient: 4 * parameterSize,
    packed: 4 * parameterSize,
    packedTransposed: 4 * parameterSize,
    frequencies: 2 * shape.timeFeatures,
    activations: samples * rowBytes,
    store: storeBytes,
    normPartials: 4 * shards * sizeOf(glpNormSpecs(shape)),
    lossPartials: 8 * shards,
    scratch: threads * scratchBytes,
    squares: 8 * (jobs.length + 1),
    losses: 8 * GLP_MAX_STEPS,
    corrections: 8 * GLP_MAX_STEPS,
    rows: 4 * GLP_MAX_STEPS * batch,
    times: 4 * GLP_MAX_STEPS * batch,
    keys: 8 * GLP_MAX_STEPS,
    velocityIn: GLP_MAX_ROWS * rowBytes,
    velocityOut: GLP_MAX_ROWS * rowBytes,
    velocityTimes: 4 * GLP_BLOCK_ROWS,
  });
  const scales = offsets['block0.norm'];
  return {
    ...sizes,
    shards,
    matrices,
    offsets,
    scales,
    parameterSize,
    scratch,
    scratchBytes,
    jobs,
    at,
    bytes,
  };
}

const sizeOf = (specs: readonly ParameterSpec[]): number => specs.reduce((sum, { size }) => sum + size, 0);

function parameterOffsets(shape: GlpShape): Record<string, number> {
  let end = 0;
  return Object.fromEntries(
    glpParameterSpecs(shape).map(({ name, size }) => {
      const offset = end;
      end += 4 * size;
      return [name, offset];
    }),
  );
}
