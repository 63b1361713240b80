import type { MimeBundle } from '../protocol';

/** What a tensor of tfjs offers, of its many parts. */
interface Tensor {
  dtype: string;
  shape: number[];
  size: number;
  isDisposed: boolean;
  dataSync(): ArrayLike<unknown>;
}

const shown = 10;

export function isTensor(value: object): value is Tensor {
  const { dtype, shape, size, dataSync } = value as Partial<Tensor>;
  return (
    typeof dtype === 'string' &&
    Array.isArray(shape) &&
    typeof size === 'number' &&
    typeof dataSync === 'function'
  );
}

/** Kind, shape and first values of a tensor. */
export function tensorBundle(tensor: Tensor): MimeBundle {
  const title = `Tensor ${tensor.dtype} [${tensor.shape.join(', ')}]`;
  if (tensor.isDisposed) return { 'text/plain': `${title} (disposed)` };
  const values = Array.from(tensor.dataSync()).slice(0, shown);
  const texts = values.map((one) =>
    typeof one === 'number' ? String(Number(one.toPrecision(6))) : String(one),
  );
  const more = tensor.size > shown ? `, … ${tensor.size - shown} more` : '';
  return { 'text/plain': `${title}\n${texts.join(', ')}${more}` };
}
