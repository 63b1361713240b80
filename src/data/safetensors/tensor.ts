/** Bytes of one element by dtype, in the order of the reference writer, which stores the widest first. */
export const DTYPES = {
  BOOL: { bytes: 1, array: Uint8Array },
  U8: { bytes: 1, array: Uint8Array },
  I8: { bytes: 1, array: Int8Array },
  F8_E5M2: { bytes: 1, array: Uint8Array },
  F8_E4M3: { bytes: 1, array: Uint8Array },
  I16: { bytes: 2, array: Int16Array },
  U16: { bytes: 2, array: Uint16Array },
  F16: { bytes: 2, array: Uint16Array },
  BF16: { bytes: 2, array: Uint16Array },
  I32: { bytes: 4, array: Int32Array },
  U32: { bytes: 4, array: Uint32Array },
  F32: { bytes: 4, array: Float32Array },
  F64: { bytes: 8, array: Float64Array },
  I64: { bytes: 8, array: BigInt64Array },
  U64: { bytes: 8, array: BigUint64Array },
} as const;

export type Dtype = keyof typeof DTYPES;
export type TensorData = InstanceType<(typeof DTYPES)[Dtype]['array']>;

/** One array of a safetensors file, row-major. The 8- and 16-bit floats are given as their bits. */
export interface Tensor {
  readonly dtype: Dtype;
  readonly shape: readonly number[];
  readonly data: TensorData;
}

export interface TensorFile {
  readonly tensors: ReadonlyMap<string, Tensor>;
  readonly metadata: Readonly<Record<string, string>>;
}

/** A float32 tensor; one-dimensional unless a shape is given. */
export function float32Tensor(data: Float32Array, shape: readonly number[] = [data.length]): Tensor {
  return { dtype: 'F32', shape, data };
}
