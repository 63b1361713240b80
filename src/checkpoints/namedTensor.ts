/** An array of any framework's file: row-major numbers and their shape. Every reader of files can give these. */
export interface NamedTensor {
  readonly shape: readonly number[];
  readonly data: ArrayLike<number>;
}

/** Arrays by the names that their file has for them. */
export type NamedTensors = ReadonlyMap<string, NamedTensor>;

/** A tensor for a message: `'fc1.weight' [16 x 26]`. */
export function tensorInWords(name: string, { shape }: NamedTensor): string {
  return `'${name}' [${shape.join(' x ')}]`;
}
