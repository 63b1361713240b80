import { InputError } from '../../inputError';
import type { ArrayFile } from './arrayFile';
import { checkRoom, type DensePlace, denseArray } from './denseArray';
import { named } from './named';
import { npyHeaderSpan, parseNpyHeader } from './npyHeader';
import { type OpenFile, withFile } from './openFile';

/** A .npy file, which holds one array. @throws InputError naming the file and what is wrong with it. */
export function npyArrays(path: string): ArrayFile {
  const place = withFile(path, (file) => npyPlace(file, { name: '', at: 0, size: file.size }));
  return named(path, [{ name: '', words: 'the one array', open: async () => denseArray(place) }]);
}

/**
 * Where the numbers of a .npy lie that makes up `size` bytes of a file from `at` on.
 * @param shown what messages call it.
 */
export function npyPlace(
  file: OpenFile,
  { name, at, size }: { readonly name: string; readonly at: number; readonly size: number },
  shown = file.path,
): DensePlace {
  if (size < 12) throw new InputError(`${shown}: truncated: a .npy file of ${size} bytes`);
  const { start, length } = npyHeaderSpan(file.read(at, 12), shown);
  if (start + length > size) {
    throw new InputError(
      `${shown}: truncated: its header should end at byte ${start + length}, there are ${size}`,
    );
  }
  const header = parseNpyHeader(file.read(at + start, length).toString('utf8'), shown);
  checkRoom(header, size - start - length, shown);
  return { name, ...header, path: file.path, offset: at + start + length };
}
