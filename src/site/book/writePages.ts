import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { sha256 } from '../../data/sha256';
import { InputError } from '../../inputError';
import type { BookFolders } from './bookFolders';
import type { BookContext } from './links/bookContext';
import { REFERENCE } from './links/referencePages';
import { relativeHref } from './links/relativeHref';
import { rewriteLinks } from './links/rewriteLinks';
import { belowTitle } from './pages/belowTitle';
import { listOfPages } from './pages/listOfPages';
import { type Notebook, notebookPage } from './pages/notebookPage';
import { unbrokenUnits } from './pages/unbrokenUnits';
import { withTermAnchors } from './pages/withTermAnchors';
import { pictureHtml } from './pictures/pictureHtml';
import { PICTURES, type ThemedPicture, themedPicture } from './pictures/themedPicture';

/** A file of the sources. @param path with its ending, as the page's in the site. */
export function writePage({ source }: BookFolders, path: string, text: string): void {
  mkdirSync(dirname(join(source, path)), { recursive: true });
  writeFileSync(join(source, path), text);
}

/** A text of the repository as one of the book, its links rewritten. @throws InputError for a broken link or picture. */
export type Rewritten = (text: string, file: string, page: string) => string;

export function rewriter(context: BookContext, pictures: ReadonlyMap<string, ThemedPicture>): Rewritten {
  return (text, file, page) =>
    rewriteLinks(unbrokenUnits(text), file, page, context, (path) => {
      const picture = pictures.get(basename(path, '.png'));
      if (!picture) throw new InputError(`${file}: '${path}' is no committed figure`);
      return pictureHtml(picture, page);
    });
}

/** Writes every text and notebook of the repository that has a page, but the README, which is cut for the book. */
export async function writePages(
  folders: BookFolders,
  context: BookContext,
  rewritten: Rewritten,
): Promise<void> {
  for (const [file, page] of context.pages) {
    if (file === 'README.md') continue;
    const text = readFileSync(join(folders.root, file), 'utf8');
    writePage(
      folders,
      page,
      file.endsWith('.ipynb')
        ? await notebookText(text, file, page, folders, rewritten)
        : withWays(rewritten(anchored(text, file), file, page), page, context),
    );
  }
}

/** The glossary with a place at each term. */
const anchored = (text: string, file: string): string =>
  file === 'docs/glossary.md' ? withTermAnchors(text) : text;

async function notebookText(
  text: string,
  file: string,
  page: string,
  { extra }: BookFolders,
  rewritten: Rewritten,
): Promise<string> {
  const made = await notebookPage(JSON.parse(text) as Notebook, {
    text: (markdown) => rewritten(markdown, file, page),
    chart: async (spec) => pictureHtml(await themedPicture(spec, join(extra, PICTURES)), page),
    image: (png) => {
      const name = `${PICTURES}/${sha256(png).slice(0, 16)}.png`;
      writeFileSync(join(extra, name), png);
      return relativeHref(page, name);
    },
    below: belowTitle(basename(file, '.ipynb')),
  });
  return JSON.stringify(made);
}

/** The sheets of exercises are listed by the page in front of them, and the page on the API reference leads to it. */
function withWays(text: string, page: string, { pages }: BookContext): string {
  if (page === 'docs/reference.md')
    return text.replace(
      /^# .*\n/,
      `$&\n<a href="../${REFERENCE}/index.html">Open the API reference of this site</a>. To make your own:\n`,
    );
  if (page !== 'exercises/index.md') return text;
  const sheets = [...pages.values()].filter((one) => one.startsWith('exercises/') && one !== page);
  return `${text}\n${listOfPages(sheets.map((one) => basename(one, '.md')))}\n`;
}
