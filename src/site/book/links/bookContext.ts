/** What the pages of the book have to know of each other and of the rest of the site. */
export interface BookContext {
  /** The repository's folder. */
  readonly root: string;
  /** The page of a file of the repository, with the ending of its source: `docs/glossary.md` is `docs/glossary.md`. */
  readonly pages: ReadonlyMap<string, string>;
  /** Places in the site, without a source of their own, of files and folders: `tables/dose.html#dose`. */
  readonly places: ReadonlyMap<string, string>;
  /** Pages of the API reference by the file of `src` that declares the name. */
  readonly reference: ReadonlyMap<string, string>;
  /** Whether a file below `data` is served with the site. */
  readonly isServed: (path: string) => boolean;
  /** Where the repository can be read on the web, down to its files; '' where nowhere. */
  readonly repository: string;
}
