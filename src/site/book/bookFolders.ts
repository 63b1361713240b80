/** Folders that the book is made in. */
export interface BookFolders {
  /** The repository's. */
  readonly root: string;
  /** What is written by hand: pages, and what Sphinx needs beside them. */
  readonly site: string;
  /** Where the sources of all pages go. */
  readonly source: string;
  /** Where files go that pages of the site ask for as they are. */
  readonly extra: string;
  /** Where typedoc has written the API reference. */
  readonly reference: string;
  /** The site's copy of `data`, as far as it has one. */
  readonly served: string;
}
