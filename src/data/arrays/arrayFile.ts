import type { StoredArray } from './storedArray';

/** What a file holds: arrays by name, or columns. */
export interface ArrayFile {
  /** In the order of the file; `words` says more of each than its name where that costs nothing. */
  readonly entries: readonly { readonly name: string; readonly words: string }[];
  /** @param name of an entry, or of columns; what is meant where none is named, when that is clear. */
  open(name: string | undefined): Promise<StoredArray>;
}
