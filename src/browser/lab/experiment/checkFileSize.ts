import { InputError } from '../../../inputError';

/** Bytes that a state of this network has at most; whatever its file says besides. */
const MOST = 4 * 2 ** 20;

/** @throws InputError for a file that is too large to be a state of this network, before it is read. */
export function checkFileSize({ name, size }: Pick<File, 'name' | 'size'>): void {
  if (size <= MOST) return;
  const found = Math.round(size / 2 ** 20).toLocaleString('en-US');
  throw new InputError(`${name}: expected a state of this network, of about 0.6 MB, got ${found} MB`);
}
