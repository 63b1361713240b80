import { adamwFields } from './adamwFields';
import { descriptorBytes } from './host/descriptor';
import { padded } from './host/padded';
import { place } from './host/place';
import { taskFields } from './taskFields';
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

/** Where everything lies that the kernel touches, in one memory laid out once; sizes and strides in numbers. */
export interface MemoryLayout {
  readonly classes: number;
  readonly widths: readonly [number, number];
  /** From row to row of the work space: both hidden layers, and the logits. */
  readonly strides: readonly [number, number, number];
  readonly shardSize: number;
  readonly samples: number;
  /** Numbers of one parameter vector: kernels and biases with padded rows. */
  readonly parameterSize: number;
  /** Where each layer's kernel and bias begin in it. */
  readonly kernelOffset: readonly [number, number, number];
  readonly biasOffset: readonly [number, number, number];
  /** Numbers of a thread's work space. */
  readonly scratchSize: number;
  /** Byte offset of each region. */
  readonly at: Readonly<Record<Region, number>>;
  readonly bytes: number;
}

type Region =
  | 'task'
  | 'adamw'
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
  | 'labelGradients'
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
  const kernelOffset = [0, kernel0 + n0, kernel0 + n0 + kernel1 + n1] as const;
  const biasOffset = [
    kernelOffset[0] + kernel0,
    kernelOffset[1] + kernel1,
    kernelOffset[2] + kernel2,
  ] as const;
  const parameterSize = biasOffset[2] + classes;
  const strides = [rowStride(n0), rowStride(n1), rowStride(classes)] as const;
  const shardSize = padded(Math.ceil(samples / SHARDS), 4);
  const scratchSize = padded(BLOCK_SIZE * (2 * strides[0] + 2 * strides[1] + strides[2]), 1024);
  const perSample = 4 * SHARDS * shardSize;
  const [at, bytes] = place<Region>(1024, {
    task: descriptorBytes(taskFields),
    adamw: descriptorBytes(adamwFields),
    control: 256,
    corrections: 8 * MAX_STEPS,
    parameters: 4 * parameterSize,
    moment1: 4 * parameterSize,
    moment2: 4 * parameterSize,
    packed1: 4 * kernel1,
    packed1Transposed: 4 * kernel1,
    packed2: 4 * kernel2,
    packed2Transposed: 4 * kernel2,
    gradients: 4 * SHARDS * parameterSize,
    firstRows: perSample,
    secondRows: perSample,
    labels: perSample,
    weights: perSample,
    labelGradients: perSample,
    scratch: 4 * threads * scratchSize,
    directions: 4 * MAX_DIRECTIONS * n1,
    logitMask: 4 * classes,
    h1Gradients: perSample * n1,
  });
  return {
    classes,
    widths: [n0, n1],
    strides,
    shardSize,
    samples: padded(samples, 4),
    parameterSize,
    kernelOffset,
    biasOffset,
    scratchSize,
    at,
    bytes,
  };
}

/** Whole cache lines of 16 numbers, an odd number of them: rows below each other then lie in different cache sets. */
function rowStride(width: number): number {
  return 16 * (Math.ceil(width / 16) | 1);
}
