import type { Matrix } from '../../engine/matrix';
import { InputError } from '../../inputError';
import { openArray } from './openArray';
import { collect } from './rowSource';

/**
 * An array of a file as a matrix, `[n x d]` float64; one of one dimension as `[n x 1]`. For what is too large to hold
 * there is `openArray`, which takes and refuses the same.
 * @throws InputError as `openArray`.
 * @example
 * import { readArray } from 'activation-supervision';
 * const head = await readArray('data/runs/baseline/snapshots/epoch-025700.safetensors#head.kernel');
 * [head.rows, head.columns]; // => [128, 97]
 */
export async function readArray(
  path: string,
  name?: string,
  options?: { readonly signal?: AbortSignal },
): Promise<Matrix> {
  return collect(await openArray(path, name, options));
}

/**
 * A list of numbers of a file, `[n]`, `[n x 1]` or `[1 x n]`, float64: labels, weights, a direction.
 * @throws InputError as `openArray`, and for more than one column and row.
 * @example
 * import { readVector } from 'activation-supervision';
 * const labels = await readVector('tests/analysis/fixtures/activations.npz#labels');
 * labels.length; // => 240
 */
export async function readVector(
  path: string,
  name?: string,
  options?: { readonly signal?: AbortSignal },
): Promise<Float64Array> {
  const source = await openArray(path, name, options);
  if (source.columns !== 1 && source.rows !== 1) {
    throw new InputError(`${source.name}: expected one column, found [${source.rows} x ${source.columns}]`);
  }
  return (await collect(source)).data;
}
