import { InputError } from '../../inputError';
import { NPY_MAGIC } from './npyHeader';
import { withFile } from './openFile';

export type FileKind = 'safetensors' | 'npy' | 'npz' | 'arrow' | 'parquet';

const EXPECTED = 'expected a safetensors, .npy, .npz, Arrow or Parquet file';

/** Beginnings of files that people may give instead. */
const OTHERS: readonly [string, string][] = [
  [
    '\x89HDF',
    'HDF5: read it with h5py and save it with numpy.save, or of Keras model.get_weights() with numpy.savez',
  ],
  ['\x80', 'a pickle, which is never run: save it with numpy.save or safetensors'],
  ['FEA1', 'Feather version 1: write version 2'],
];

/**
 * What kind of file it is, by how it begins, not by its name.
 * @throws InputError naming the file where it is of no kind that is read here.
 */
export function fileKind(path: string): FileKind {
  const head = withFile(path, ({ size, read }) => read(0, Math.min(size, 9)));
  const text = head.toString('latin1');
  if (text.startsWith(NPY_MAGIC)) return 'npy';
  if (text.startsWith('PK')) return 'npz';
  if (text.startsWith('ARROW1') || text.startsWith('\xff\xff\xff\xff')) return 'arrow';
  if (text.startsWith('PAR1')) return 'parquet';
  if (text[8] === '{') return 'safetensors';
  const other = OTHERS.find(([beginning]) => text.startsWith(beginning));
  throw new InputError(
    `${path}: ${EXPECTED}, found ${other ? other[1] : head.length === 0 ? 'an empty one' : 'another'}`,
  );
}

/** Whether a file begins as a ZIP archive does, such as a .npz. @throws InputError naming the file when it cannot be read. */
export function isZip(path: string): boolean {
  const head = withFile(path, ({ size, read }) => read(0, Math.min(size, 2)));
  return head.toString('latin1') === 'PK';
}
