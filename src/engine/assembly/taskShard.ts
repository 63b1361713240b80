import {
  BLOCK_SIZE,
  CLASSES,
  CLASSES_PADDED,
  DIRECTION_VECTORS,
  DIRECTIONS,
  FIRST_ROWS,
  field,
  GRADIENTS,
  H1_GRADIENTS,
  HIDDEN0,
  HIDDEN1,
  LABELS,
  LOGIT_MASK,
  OFFSET_BIAS0,
  OFFSET_BIAS1,
  OFFSET_BIAS2,
  OFFSET_KERNEL0,
  OFFSET_KERNEL1,
  OFFSET_KERNEL2,
  PACKED1,
  PACKED1_TRANSPOSED,
  PACKED2,
  PACKED2_TRANSPOSED,
  PARAMETER_BYTES,
  PARAMETERS,
  SAMPLES,
  SCRATCH,
  SCRATCH_BYTES,
  SECOND_ROWS,
  SHARD_SIZE,
  SUMMED,
  WEIGHTS,
} from './layout';
import { product32 } from './product32';
import { addBias, addInto, maskWhereActive, projectOutRow, reluOf } from './rows';
import { softmaxGradient } from './softmaxGradient';

/**
 * Forward and backward of one shard of the samples, block by block while a block is in cache.
 * Writes the shard's own gradient vector; which thread runs it changes nothing.
 */
export function taskShard(d: usize, shard: i32, thread: i32): void {
  const size = field(d, SHARD_SIZE);
  const start = shard * size;
  const end = min(start + size, field(d, SAMPLES));
  const gradient = <usize>field(d, GRADIENTS) + <usize>shard * <usize>field(d, PARAMETER_BYTES);
  memory.fill(gradient, 0, field(d, PARAMETER_BYTES));
  const scratch = <usize>field(d, SCRATCH) + <usize>thread * <usize>field(d, SCRATCH_BYTES);
  const block = field(d, BLOCK_SIZE);
  for (let at = start; at < end; at += block) {
    taskBlock(d, at, min(block, end - at), gradient, scratch);
  }
}

function taskBlock(d: usize, at: i32, rows: i32, gradient: usize, scratch: usize): void {
  const p = field(d, CLASSES),
    classes = field(d, CLASSES_PADDED);
  const n0 = field(d, HIDDEN0),
    n1 = field(d, HIDDEN1);
  const bytes0 = (<usize>n0) << 2,
    bytes1 = (<usize>n1) << 2,
    bytesOut = (<usize>classes) << 2;
  const parameters = <usize>field(d, PARAMETERS);
  const block = <usize>field(d, BLOCK_SIZE);
  const h0 = scratch;
  const h1 = h0 + block * bytes0;
  const out = h1 + block * bytes1;
  const dh1 = out + block * bytesOut;
  const dh0 = dh1 + block * bytes1;

  gather(d, at, rows, parameters, h0, n0);
  product32(h0, bytes0, 4, <usize>field(d, PACKED1), bytes0 << 3, 32, h1, bytes1, rows, n1, n0, false);
  biasRows(h1, parameters + <usize>field(d, OFFSET_BIAS1), rows, n1, true);
  product32(
    h1,
    bytes1,
    4,
    <usize>field(d, PACKED2),
    bytes1 << 3,
    32,
    out,
    bytesOut,
    rows,
    classes,
    n1,
    false,
  );
  biasRows(out, parameters + <usize>field(d, OFFSET_BIAS2), rows, classes, false);

  const summed = field(d, SUMMED) != 0;
  for (let i = 0; i < rows; i++) {
    const sample = (<usize>at + <usize>i) << 2;
    softmaxGradient(
      out + <usize>i * bytesOut,
      <usize>field(d, LOGIT_MASK),
      classes,
      load<i32>(<usize>field(d, LABELS) + sample),
      load<f32>(<usize>field(d, WEIGHTS) + sample),
      summed,
    );
  }

  const depthBytes = (<usize>p) << 5;
  product32(
    out,
    bytesOut,
    4,
    <usize>field(d, PACKED2_TRANSPOSED),
    depthBytes,
    32,
    dh1,
    bytes1,
    rows,
    n1,
    p,
    false,
  );
  throughProjection(d, at, rows, dh1, n1);
  maskWhereActive(dh1, h1, rows * n1);
  product32(
    dh1,
    bytes1,
    4,
    <usize>field(d, PACKED1_TRANSPOSED),
    bytes1 << 3,
    32,
    dh0,
    bytes0,
    rows,
    n0,
    n1,
    false,
  );
  maskWhereActive(dh0, h0, rows * n0);

  const kernel2 = gradient + <usize>field(d, OFFSET_KERNEL2),
    kernel1 = gradient + <usize>field(d, OFFSET_KERNEL1);
  product32(h1, 4, bytes1, out, 32, bytesOut, kernel2, bytesOut, n1, classes, rows, true);
  product32(h0, 4, bytes0, dh1, 32, bytes1, kernel1, bytes1, n0, n1, rows, true);
  sumRows(out, gradient + <usize>field(d, OFFSET_BIAS2), rows, classes);
  sumRows(dh1, gradient + <usize>field(d, OFFSET_BIAS1), rows, n1);
  sumRows(dh0, gradient + <usize>field(d, OFFSET_BIAS0), rows, n0);
  scatter(d, at, rows, gradient + <usize>field(d, OFFSET_KERNEL0), dh0, n0);
}

/** h0 = relu(kernel0[a] + kernel0[p + b] + bias0): the one-hot layer as two row look-ups. */
function gather(d: usize, at: i32, rows: i32, parameters: usize, h0: usize, n0: i32): void {
  const bytes = (<usize>n0) << 2;
  const kernel = parameters + <usize>field(d, OFFSET_KERNEL0),
    bias = parameters + <usize>field(d, OFFSET_BIAS0);
  const zero = f32x4.splat(0);
  for (let i = 0; i < rows; i++) {
    const sample = (<usize>at + <usize>i) << 2;
    const first = kernel + <usize>load<i32>(<usize>field(d, FIRST_ROWS) + sample) * bytes;
    const second = kernel + <usize>load<i32>(<usize>field(d, SECOND_ROWS) + sample) * bytes;
    const out = h0 + <usize>i * bytes;
    for (let o: usize = 0; o < bytes; o += 16) {
      const sum = f32x4.add(f32x4.add(v128.load(first + o), v128.load(second + o)), v128.load(bias + o));
      v128.store(out + o, reluOf(sum, zero));
    }
  }
}

/** The transpose of `gather`: each sample's gradient is added to its two rows, in sample order. */
function scatter(d: usize, at: i32, rows: i32, kernel: usize, dh0: usize, n0: i32): void {
  const bytes = (<usize>n0) << 2;
  for (let i = 0; i < rows; i++) {
    const sample = (<usize>at + <usize>i) << 2;
    const from = dh0 + <usize>i * bytes;
    addInto(kernel + <usize>load<i32>(<usize>field(d, FIRST_ROWS) + sample) * bytes, from, n0);
    addInto(kernel + <usize>load<i32>(<usize>field(d, SECOND_ROWS) + sample) * bytes, from, n0);
  }
}

/** The essay's custom backward rule between encoder and head: (I - m m^T), one direction after the other. */
function throughProjection(d: usize, at: i32, rows: i32, dh1: usize, n1: i32): void {
  const bytes = (<usize>n1) << 2;
  const wanted = <usize>field(d, H1_GRADIENTS);
  if (wanted) memory.copy(wanted + <usize>at * bytes, dh1, <usize>rows * bytes);
  const directions = field(d, DIRECTIONS);
  for (let k = 0; k < directions; k++) {
    const direction = <usize>field(d, DIRECTION_VECTORS) + <usize>k * bytes;
    for (let i = 0; i < rows; i++) projectOutRow(dh1 + <usize>i * bytes, direction, n1);
  }
}

function biasRows(out: usize, bias: usize, rows: i32, n: i32, relu: bool): void {
  for (let i = 0; i < rows; i++) addBias(out + ((<usize>(i * n)) << 2), bias, n, relu);
}

function sumRows(x: usize, out: usize, rows: i32, n: i32): void {
  for (let i = 0; i < rows; i++) addInto(out, x + ((<usize>(i * n)) << 2), n);
}
