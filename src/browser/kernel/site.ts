import { fetchNow } from '../node/fetchNow';
import { files } from '../node/files';
import { bytesOf, textOf } from '../node/text';
import type { Packages } from './modules';

/** What the site serves to a kernel, as its `kernel.json` says. */
export interface Site {
  /**
   * Files that are fetched when they are read: their path in the worker, URL relative to `kernel.json`, and size in bytes.
   * Those without a URL are known, and not served.
   */
  readonly files: readonly (readonly [path: string, url: string | null, size: number])[];
  readonly packages: Packages;
  /** Where notebooks lie. */
  readonly folder: string;
}

/** Texts of files by their path. */
export type Texts = Readonly<Record<string, string>>;

/** Makes the files of the site those of this worker. @param url of `kernel.json`. @param texts files that are here already. */
export function mountSite(url: string, texts: Texts): Site {
  const site = JSON.parse(textOf(fetchNow(url))) as Site;
  for (const [path, text] of Object.entries(texts)) {
    files.makeFolder(path.slice(0, path.lastIndexOf('/')), true);
    files.write(path, bytesOf(text));
  }
  // Last: of modules that the compiler asks for, the texts hold empty ones.
  for (const [path, relative, size] of site.files)
    files.list(path, size, relative === null ? undefined : new URL(relative, url).href);
  for (const folder of ['/tmp', '/home', site.folder]) files.makeFolder(folder, true);
  return site;
}
