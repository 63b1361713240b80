import { InputError } from '../../inputError';
import type { ArrayFile } from './arrayFile';
import type { StoredArray } from './storedArray';

/** Names in a message before the rest is counted. */
const LISTED = 20;

interface Entry {
  readonly name: string;
  readonly words: string;
  open(): Promise<StoredArray>;
}

/**
 * A file of arrays by name. The only one needs no name; of several none is guessed.
 * @throws InputError, when opened, naming those there are.
 */
export function named(path: string, entries: readonly Entry[]): ArrayFile {
  const words = listed(entries.map((entry) => entry.words));
  return {
    entries,
    async open(name) {
      const found = entries.find((entry) => entry.name === name);
      if (found) return found.open();
      if (name !== undefined) throw new InputError(`${path}: expected an array '${name}', found ${words}`);
      if (entries.length === 1) return entries[0].open();
      throw new InputError(
        entries.length === 0
          ? `${path}: holds no array`
          : `${path}: holds several arrays, name one as FILE#NAME: ${words}`,
      );
    },
  };
}

/** A list for a message of one line. */
export function listed(words: readonly string[]): string {
  const more = words.length - LISTED;
  return (
    words
      .slice(0, LISTED)
      .join(', ')
      .concat(more > 0 ? ` and ${more} more` : '') || 'none'
  );
}
