import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BookFolders } from './bookFolders';
import type { BookContext } from './links/bookContext';
import { bookPages } from './links/bookPages';
import { referencePages } from './links/referencePages';
import { sitePlaces } from './links/sitePlaces';

/** What of the site the pages may link to. @param figures ids of those that are drawn. */
export function openContext(
  { root, reference, served }: BookFolders,
  figures: Iterable<string>,
): BookContext {
  return {
    root,
    pages: bookPages(root),
    places: sitePlaces(figures),
    reference: referencePages(root, reference),
    isServed: (path) => /\.\w+$/.test(path) && existsSync(join(served, path.replace(/^data\//, ''))),
    repository: filesOf(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Package),
  };
}

interface Package {
  readonly repository?: string | { readonly url: string };
}

/** Where a code host shows the files of the repository that `package.json` names; '' where it names none. */
function filesOf({ repository = '' }: Package): string {
  const url = typeof repository === 'string' ? repository : repository.url;
  return url && `${url.replace(/^git\+|\.git$/g, '')}/blob/main`;
}
