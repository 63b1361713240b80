import { adamwFields } from '../adamwFields';
import { descriptorBytes } from '../host/descriptor';
import { padded } from '../host/padded';
import { place } from '../host/place';
import { glpFields, glpMatrixFields } from './glpFields';
import { type GradientJob, gradientJobs } from './glpGradientJobs';
import { type GlpShape, glpMatrices, glpParameterSpecs } from './glpShape';

/** Rows of a batch whose loss and gradient of the scales are summed on their own: part of the arithmetic, never change. */
export const GLP_SHARD_ROWS = 32;
/** Rows that go through the network together, whole shards (`BLOCK_ROWS` in kernel/glp/glp.h). */
export const GLP_BLOCK_ROWS = 64;
/** Steps that one call may take before the host is asked again. */
export const GLP_MAX_STEPS = 64;
/** Rows of one velocity call. */
export const GLP_MAX_ROWS = 4096;

export interface GlpSizes {
  readonly shape: GlpShape;
  /** Rows of a batch, a multiple of 4. */
  readonly batch: number;
  /** Most activations held for training. */
  readonly samples: number;
  readonly threads: number;
}

/** One weight matrix: its place in a parameter vector and in the store of layer inputs and output gradients. */
export interface GlpMatrix {
  readonly name: string;
  readonly offset: number;
  readonly rows: number;
  readonly columns: number;
  readonly left: number;
  readonly right: number;
}

/** Byte offsets of everything the kernel touches, in one memory laid out once; plain data for the workers. */
export interface GlpMemoryLayout extends GlpSizes {
  readonly shards: number;
  readonly matrices: readonly GlpMatrix[];
  /** Byte offset of each parameter inside a parameter vector. */
  readonly offsets: Readonly<Record<string, number>>;
  readonly scales: number;
  /** Numbers of a parameter vector. */
  readonly parameterSize: number;
  readonly scratch: Readonly<Record<GlpScratch, number>>;
  readonly scratchBytes: number;
  readonly jobs: readonly GradientJob[];
  readonly at: Readonly<Record<GlpRegion, number>>;
  readonly bytes: number;
}

const scratchAreas = [
  'x',
  'features',
  'timeInner',
  'timeActive',
  'stream',
  'normalised',
  'inverse',
  'scaled',
  'gateUp',
  'active',
  'output',
  'target',
  'streamGradient',
  'scaledGradient',
  'activeGradient',
] as const;

export type GlpScratch = (typeof scratchAreas)[number];

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
  | 'scalePartials'
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
  const { matrices, storeBytes } = placeMatrices(shape, batch, offsets);
  const { scratch, scratchBytes } = placeScratch(shape);
  const jobs = gradientJobs(matrices);
  const parameterSize = glpParameterSpecs(shape).reduce((sum, { size }) => sum + size, 0);
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
    scalePartials: 4 * shards * (shape.blocks + 1) * shape.model,
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

function placeMatrices(shape: GlpShape, batch: number, offsets: Readonly<Record<string, number>>) {
  let storeBytes = 0;
  const keep = (width: number): number => {
    const at = storeBytes;
    storeBytes += 4 * batch * width;
    return at;
  };
  const matrices: GlpMatrix[] = [];
  for (const {
    name,
    shape: [rows, columns],
  } of glpMatrices(shape)) {
    // Both of these add to the residual stream: the gradient at their outputs is the same.
    const right = name === 'time1' ? matrices[0].right : keep(columns);
    matrices.push({ name, offset: offsets[name], rows, columns, left: keep(rows), right });
  }
  return { matrices, storeBytes };
}

function placeScratch({ input, model, mlp, blocks, timeFeatures, timeHidden }: GlpShape) {
  const floats: Record<GlpScratch, number> = {
    x: input,
    features: timeFeatures,
    timeInner: timeHidden,
    timeActive: timeHidden,
    stream: model,
    normalised: (blocks + 1) * model,
    inverse: blocks + 1,
    scaled: model,
    gateUp: blocks * 2 * mlp,
    active: mlp,
    output: input,
    target: input,
    streamGradient: model,
    scaledGradient: model,
    activeGradient: mlp,
  };
  const sizes = scratchAreas.map((name) => [name, 4 * GLP_BLOCK_ROWS * floats[name]] as const);
  const [scratch, end] = place<GlpScratch>(0, Object.fromEntries(sizes) as Record<GlpScratch, number>);
  return { scratch, scratchBytes: padded(end, 4096) };
}
