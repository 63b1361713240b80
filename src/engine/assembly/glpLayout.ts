import { field } from './layout';

// The descriptor that the host writes once: 32-bit words, read by index. Mirrors glpMemoryLayout.ts, field by field.

export const INPUT = 0;
export const MODEL = 1;
export const MLP = 2;
export const BLOCKS = 3;
export const TIME_FEATURES = 4;
export const TIME_HIDDEN = 5;
export const BATCH = 6;
export const PARAMETERS = 7; // pointers from here on
export const MOMENT1 = 8;
export const MOMENT2 = 9;
export const GRADIENT = 10;
export const PACKED = 11;
export const PACKED_TRANSPOSED = 12;
export const FREQUENCIES = 13;
export const ACTIVATIONS = 14;
export const STORE = 15;
export const SCALE_PARTIALS = 16;
export const LOSS_PARTIALS = 17;
export const SCRATCH = 18;
export const SCRATCH_BYTES = 19;
export const SCALES = 20; // byte offset of the norm scales inside a parameter vector, one norm after the other
export const EPSILON = 21; // float32 bits
export const S_X = 22; // byte offsets inside a scratch area from here on
export const S_FEATURES = 23;
export const S_TIME_INNER = 24;
export const S_TIME_ACTIVE = 25;
export const S_STREAM = 26;
export const S_NORMALISED = 27; // one area a norm
export const S_INVERSE = 28; // one area a norm
export const S_SCALED = 29;
export const S_GATE_UP = 30; // one area a block
export const S_ACTIVE = 31;
export const S_OUTPUT = 32;
export const S_TARGET = 33;
export const S_STREAM_GRADIENT = 34;
export const S_SCALED_GRADIENT = 35;
export const S_ACTIVE_GRADIENT = 36;
export const MATRICES = 40; // records of 8 words from here on

// Matrix indices.
export const INPUT_MATRIX = 0;
export const TIME_FIRST = 1;
export const TIME_SECOND = 2;
export const OUTPUT_MATRIX = 3;
export const FIRST_BLOCK = 4; // gate-up and down of each block in turn

// Words of a matrix record.
export const OFFSET = 0; // bytes, inside a parameter vector
export const ROWS = 1;
export const COLUMNS = 2;
export const LEFT = 3; // byte offset in the store: the layer's inputs
export const RIGHT = 4; // byte offset in the store: the gradients at its outputs

/** Rows that go through the network together. A shard is one such block: part of the arithmetic of the scales. */
export const BLOCK_ROWS = 32;

@inline
export function pointer(d: usize, index: i32): usize {
  return <usize>field(d, index);
}

@inline
export function matrixField(d: usize, matrix: i32, word: i32): i32 {
  return field(d, MATRICES + 8 * matrix + word);
}
