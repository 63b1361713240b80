import { Buffer } from '../node/buffer';
import { fetchNow } from '../node/fetchNow';
import { files } from '../node/files';
import type { Packages } from './modules';

/** What the site serves to a kernel, as its `kernel.json` says. */
export interface Site {
  /** Files that are fetched when they are read: their path in the worker, URL relative to `kernel.json`, and size in bytes. */
  readonly files: readonly (readonly [path: string, url: string, size: number])[];
  /** Files that hold the texts of many, by path. */
  readonly texts: readonly string[];
  readonly packages: Packages;
  /** Where notebooks lie. */
  readonly folder: string;
}

/** Makes the files of the site those of this worker. @param url of `kernel.json`. */
export function mountSite(url: string): Site {
  const site = JSON.parse(text(url)) as Site;
  for (const one of site.texts) {
    const texts = JSON.parse(text(new URL(one, url).href)) as Record<string, string>;
    for (const [path, content] of Object.entries(texts)) {
      files.makeFolder(path.slice(0, path.lastIndexOf('/')), true);
      files.write(path, Buffer.from(content));
    }
  }
  // Last: of modules that the compiler asks for, the texts hold empty ones.
  for (const [path, relative, size] of site.files) files.list(path, size, new URL(relative, url).href);
  for (const folder of ['/tmp', '/home', site.folder]) files.makeFolder(folder, true);
  return site;
}

function text(url: string): string {
  return new TextDecoder().decode(fetchNow(url));
}
