import type { TaskShape } from './taskShape';

/** Shards of the sample set, each summed on its own and then reduced in order: part of the arithmetic, never change. */
export const SHARDS = 8;
/** Weight matrices laid out in panels before each pass: two for the way forward, two for the way back. */
export const PACKINGS = 4;
/** Samples that go forward and backward together while in cache; does not change the bytes. */
export const BLOCK_SIZE = 72;
/** Steps that one call may take before the host is asked again. */
export const MAX_STEPS = 256;
export const MAX_DIRECTIONS = 16;

export const padded = (n: number, to: number): number => Math.ceil(n / to) * to;

/** Byte offsets of everything the kernel touches, in one memory laid out once. */
export interface MemoryLayout {
  readonly classes: number;
  readonly widths: readonly [number, number];
  readonly shardSize: number;
  readonly samples: number;
  /** Bytes of one parameter vector: kernels and biases with padded rows. */
  readonly parameterBytes: number;
  readonly kernelOffset: readonly [number, number, number];
  readonly biasOffset: readonly [number, number, number];
  readonly scratchBytes: number;
  readonly at: Readonly<Record<Region, number>>;
  readonly bytes: number;
}

type Region =
  | 'descriptor'
  | 'control'
  | 'corrections'
  | 'parameters'
  | 'moment1'
  | 'moment2'
  | 'packed1'
  | 'packed1Transposed'
  | 'packed2'
  | 'packed2Transposed'
  | 'gradients'
  | 'firstRows'
  | 'secondRows'
  | 'labels'
  | 'weights'
  | 'scratch'
  | 'directions'
  | 'logitMask'
  | 'h1Gradients';

/** @param samples number of training samples; @param threads workers that each need a scratch area. */
export function memoryLayout(shape: TaskShape, samples: number, threads: number): MemoryLayout {
  const { p } = shape;
  const classes = padded(p, 8);
  const n0 = padded(shape.hidden[0], 8);
  const n1 = padded(shape.hidden[1], 8);
  const kernel0 = 2 * p * n0;
  const kernel1 = n0 * n1;
  const kernel2 = n1 * classes;
  const kernelOffset = [0, kernel0 + n0, kernel0 + n0 + kernel1 + n1].map((floats) => 4 * floats);
  const biasOffset = [
    kernelOffset[0] + 4 * kernel0,
    kernelOffset[1] + 4 * kernel1,
    kernelOffset[2] + 4 * kernel2,
  ];
  const parameterBytes = biasOffset[2] + 4 * classes;
  const shardSize = padded(Math.ceil(samples / SHARDS), 4);
  const scratchBytes = padded(4 * BLOCK_SIZE * (2 * n0 + 2 * n1 + classes), 4096);
  const perSample = 4 * SHARDS * shardSize;

  let bytes = 1024;
  const place = (size: number): number => {
    const at = bytes;
    bytes = padded(bytes + size, 64);
    return at;
  };
  const at: Record<Region, number> = {
    descriptor: place(256),
    control: place(256),
    corrections: place(8 * MAX_STEPS),
    parameters: place(parameterBytes),
    moment1: place(parameterBytes),
    moment2: place(parameterBytes),
    packed1: place(4 * kernel1),
    packed1Transposed: place(4 * kernel1),
    packed2: place(4 * kernel2),
    packed2Transposed: place(4 * kernel2),
    gradients: place(SHARDS * parameterBytes),
    firstRows: place(perSample),
    secondRows: place(perSample),
    labels: place(perSample),
    weights: place(perSample),
    scratch: place(threads * scratchBytes),
    directions: place(4 * MAX_DIRECTIONS * n1),
    logitMask: place(4 * classes),
    h1Gradients: place(perSample * n1),
  };
  return {
    classes,
    widths: [n0, n1],
    shardSize,
    samples: padded(samples, 4),
    parameterBytes,
    kernelOffset: kernelOffset as [number, number, number],
    biasOffset: biasOffset as [number, number, number],
    scratchBytes,
    at,
    bytes,
  };
}
