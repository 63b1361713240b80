import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { readManifest } from '../data/manifest';
import { sha256 } from '../data/sha256';
import type { VegaLiteSpec } from '../figures/charts/vegaLiteSpec';
import { figureIds } from '../figures/figureIndex';
import { tally } from '../overview/tallies';
import { openStudyRun } from '../runs/openStudyRun';
import type { Table } from '../tables/parts/table';
import { makeTables } from '../tables/tableIndex';
import { belowTitle } from './belowTitle';
import type { BookContext } from './bookContext';
import { bookPages } from './bookPages';
import { checkpointTables } from './checkpointTables';
import { claimsPage } from './claimsPage';
import { runFiles } from './dataFiles';
import { figuresPage } from './figuresPage';
import { filledIn } from './filledIn';
import { type Notebook, notebookPage } from './notebookPage';
import { pictureHtml } from './pictureHtml';
import { readmeParts } from './readmeParts';
import { referencePages } from './referencePages';
import { relativeHref } from './relativeHref';
import { rewriteLinks } from './rewriteLinks';
import { roCrate } from './roCrate';
import { sitePlaces } from './sitePlaces';
import { tablePages } from './tablePages';
import { PICTURES, type ThemedPicture, themedPicture } from './themedPicture';

/** Folders that the book is made in. */
export interface BookFolders {
  readonly root: string;
  /** Pages that are written by hand, and what Sphinx needs beside them. */
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

/** Writes the sources of all pages of the book, for Sphinx, and the files beside them. @throws InputError for a broken link. */
export async function writeBook(folders: BookFolders): Promise<void> {
  const { root, site, source, extra } = folders;
  cpSync(join(site, 'sphinx'), source, { recursive: true });
  const pictures = await committedPictures(root, join(extra, PICTURES));
  const context = contextOf(folders, pictures.keys());
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(source, path)), { recursive: true });
    writeFileSync(join(source, path), text);
  };
  const rewritten = (text: string, file: string, page: string) =>
    rewriteLinks(text, file, page, context, (path) => {
      const picture = pictures.get(basename(path, '.png'));
      if (!picture) throw new Error(`${file}: '${path}' is no committed figure`);
      return pictureHtml(picture, page);
    });
  for (const [file, page] of context.pages) {
    const text = readFileSync(join(root, file), 'utf8');
    if (file === 'README.md') continue;
    if (!file.endsWith('.ipynb')) write(page, rewritten(text, file, page) + sheets(page, context));
    else {
      const folder = join(extra, PICTURES);
      const made = await notebookPage(JSON.parse(text) as Notebook, {
        text: (markdown) => rewritten(markdown, file, page),
        chart: async (spec) => pictureHtml(await themedPicture(spec, folder), page),
        image: (png) => {
          const name = `${PICTURES}/${sha256(png).slice(0, 16)}.png`;
          writeFileSync(join(extra, name), png);
          return relativeHref(page, name);
        },
        below: belowTitle(basename(file, '.ipynb')),
      });
      write(page, JSON.stringify(made));
    }
  }
  const tables = allTables();
  for (const { path, text } of tablePages(tables)) write(path, text);
  write('claims.md', claimsPage(tables));
  write('figures.md', figuresPage(pictures));
  const own = (name: string) => readFileSync(join(site, 'pages', name), 'utf8');
  const readme = readmeParts(readFileSync(join(root, 'README.md'), 'utf8'));
  const all = tally('All', tables);
  write(
    'index.md',
    filledIn(own('index.md'), {
      front: rewritten(readme.front, 'README.md', 'index.md'),
      picture: rewritten(readme.picture, 'README.md', 'index.md'),
      table: rewritten(readme.table, 'README.md', 'index.md').replace(/<!--.*?-->\n/, ''),
      held: String(all.held),
      claims: String(all.held + all.notHeld + all.notJudged),
      notebooks: [...context.pages.values()]
        .filter((page) => page.endsWith('.ipynb'))
        .map(named)
        .join('\n'),
    }),
  );
  write('using.md', `# Using it\n\n${rewritten(readme.rest, 'README.md', 'using.md')}`);
  write('checkpoints.md', filledIn(own('checkpoints.md'), { files: filesOf(folders, context) }));
  const manifest = readManifest(join(root, 'data'));
  writeFileSync(join(extra, 'ro-crate-metadata.json'), roCrate(root, manifest));
}

/** The list of the exercises' sheets belongs to the page in front of them. */
function sheets(page: string, { pages }: BookContext): string {
  if (page !== 'exercises/index.md') return '';
  const own = [...pages.values()].filter((one) => one.startsWith('exercises/') && one !== page);
  const names = own.map((one) => named(basename(one)));
  return `\n\`\`\`{toctree}\n:hidden:\n\n${names.join('\n')}\n\`\`\`\n`;
}

const named = (page: string): string => page.replace(/\.\w+$/, '');

function contextOf({ root, reference, served }: BookFolders, figures: Iterable<string>): BookContext {
  const { repository = '' } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    repository?: string | { url: string };
  };
  const address = typeof repository === 'string' ? repository : repository.url;
  return {
    root,
    pages: bookPages(root),
    places: sitePlaces(figures),
    reference: referencePages(root, reference),
    isServed: (path) => existsSync(join(served, path.replace(/^data\//, ''))) && /\.\w+$/.test(path),
    repository: address && `${address.replace(/^git\+|\.git$/g, '')}/blob/main`,
  };
}

async function committedPictures(root: string, folder: string): Promise<Map<string, ThemedPicture>> {
  const found = new Map<string, ThemedPicture>();
  for (const results of ['data/results/figures', 'data/phase-map/results/figures'])
    for (const name of readdirSync(join(root, results)).filter((file) => file.endsWith('.vl.json'))) {
      const spec = JSON.parse(readFileSync(join(root, results, name), 'utf8')) as VegaLiteSpec;
      const id = basename(name, '.vl.json');
      if (!figureIds.includes(id)) throw new Error(`${results}/${name}: no such figure`);
      found.set(id, await themedPicture(spec, folder));
    }
  return found;
}

function allTables(): Table[] {
  return [...makeTables([]), ...makeTables(['phase-map'], () => openStudyRun('data/phase-map'))];
}

function filesOf({ root }: BookFolders, context: BookContext): string {
  const data = join(root, 'data');
  const files = runFiles(readManifest(data));
  const seedOf = (run: string): number =>
    (JSON.parse(readFileSync(join(data, 'runs', run, 'config.json'), 'utf8')) as { task: { seed: number } })
      .task.seed;
  return checkpointTables(files, seedOf, (path) =>
    context.isServed(`data/${path}`) ? `data/${path}` : undefined,
  );
}
