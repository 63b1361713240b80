import { existsSync } from 'node:fs';
import { InputError } from '../../inputError';
import type { ArrayFile } from './arrayFile';
import { arrowColumns } from './arrow/arrowColumns';
import { columnArrays } from './columnArrays';
import { fileKind } from './fileKind';
import { npyArrays } from './npyArrays';
import { npzArrays } from './npzArrays';
import { parquetColumns } from './parquetColumns';
import type { RowSource } from './rowSource';
import { safetensorsArrays } from './safetensorsArrays';

/**
 * An array of a file, `[n x d]` or `[n]` (as rows of one number), float64, a block of rows at a time: a file of any size
 * with a few megabytes of memory. Reads safetensors, .npy and .npz (float16 to float64, integers, either byte and array
 * order), Arrow, Feather 2 and Parquet (columns of numbers side by side, or one of lists), told by how they begin.
 * Pickled arrays are refused, never run.
 * @param path of a file; where it holds several arrays, `FILE#NAME` or `name` says which. Of columns, a beginning with a
 *   `*` behind names several.
 * @param options `signal` ends the unpacking of a compressed .npz.
 * @throws InputError naming the file and what is wrong with it: missing, truncated, no numbers, three dimensions, or
 *   several arrays, with their names.
 * @example
 * import { openArray } from 'activation-supervision';
 * const head = await openArray('data/runs/baseline/snapshots/epoch-025700.safetensors#head.kernel');
 * let largest = 0;
 * for await (const { data } of head.blocks(32)) largest = Math.max(largest, ...data);
 * [head.rows, head.columns, largest]; // => [128, 97, 0.5262]
 */
export async function openArray(
  path: string,
  name?: string,
  { signal }: { readonly signal?: AbortSignal } = {},
): Promise<RowSource> {
  const [file, wanted] = name === undefined ? parts(path) : [path, name];
  const stored = await (await arrayFile(file, signal)).open(wanted);
  const { dtype, shape, blocks } = stored;
  const shown = wanted ? `${file}#${wanted}` : file;
  if (shape.length < 1 || shape.length > 2) {
    const hint = shape.length > 2 ? ': reshape it to rows first' : '';
    throw new InputError(`${shown}: expected [n x d], found [${shape.join(' x ')}]${hint}`);
  }
  const [rows, columns = 1] = shape;
  return { name: shown, dtype, rows, columns, blocks };
}

/**
 * The arrays or columns of a file, by name.
 * @throws InputError as `openArray`.
 * @example
 * import { arrayNames } from 'activation-supervision';
 * const names = await arrayNames('tests/analysis/fixtures/activations.npz');
 * names; // => ['h', 'labels', 'test', 'test_labels', 'weights']
 */
export async function arrayNames(path: string): Promise<string[]> {
  return (await arrayFile(path)).entries.map(({ name }) => name);
}

async function arrayFile(path: string, signal?: AbortSignal): Promise<ArrayFile> {
  const kind = fileKind(path);
  if (kind === 'npy') return npyArrays(path);
  if (kind === 'npz') return npzArrays(path, signal);
  if (kind === 'safetensors') return safetensorsArrays(path);
  return columnArrays(path, await (kind === 'arrow' ? arrowColumns : parquetColumns)(path));
}

/** `FILE#NAME` taken apart, unless a file is really called so. */
function parts(path: string): [string, string | undefined] {
  const at = path.lastIndexOf('#');
  if (at < 0 || existsSync(path)) return [path, undefined];
  return [path.slice(0, at), path.slice(at + 1)];
}
