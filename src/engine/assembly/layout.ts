// The descriptor that the host writes once: 32-bit words, read by index. Mirrors memoryLayout.ts, field by field.

@inline
export function field(descriptor: usize, index: i32): i32 {
  return load<i32>(descriptor + (<usize>index << 2));
}

export const CLASSES = 0; // p
export const CLASSES_PADDED = 1;
export const HIDDEN0 = 2; // padded widths
export const HIDDEN1 = 3;
export const SAMPLES = 4; // rounded up to 4
export const SHARD_SIZE = 5; // a multiple of 4
export const BLOCK_SIZE = 6; // a multiple of 4
export const SUMMED = 7;
export const DIRECTIONS = 8;
export const PARAMETERS = 9; // pointers from here on
export const PACKED1 = 10;
export const PACKED1_TRANSPOSED = 11;
export const PACKED2 = 12;
export const PACKED2_TRANSPOSED = 13;
export const GRADIENTS = 14;
export const PARAMETER_BYTES = 15;
export const FIRST_ROWS = 16;
export const SECOND_ROWS = 17;
export const LABELS = 18;
export const WEIGHTS = 19;
export const SCRATCH = 20;
export const SCRATCH_BYTES = 21;
export const DIRECTION_VECTORS = 22;
export const LOGIT_MASK = 23;
export const H1_GRADIENTS = 24; // 0: not wanted
export const MOMENT1 = 25;
export const MOMENT2 = 26;
export const OFFSET_KERNEL0 = 27; // byte offsets inside a parameter vector
export const OFFSET_BIAS0 = 28;
export const OFFSET_KERNEL1 = 29;
export const OFFSET_BIAS1 = 30;
export const OFFSET_KERNEL2 = 31;
export const OFFSET_BIAS2 = 32;
