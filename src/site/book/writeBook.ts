import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readManifest } from '../../data/manifest';
import { tally } from '../../overview/tallies';
import { openStudyRun } from '../../runs/openStudyRun';
import { makeTables } from '../../tables/tableIndex';
import type { BookFolders } from './bookFolders';
import { openContext } from './openContext';
import { chapterList } from './pages/chapterList';
import { checkpointTables } from './pages/checkpointTables';
import { claimsPage } from './pages/claimsPage';
import { figuresPage } from './pages/figuresPage';
import { filledIn } from './pages/filledIn';
import type { Notebook } from './pages/notebookPage';
import { readmeParts } from './pages/readmeParts';
import { runFiles } from './pages/runFiles';
import { tablePages } from './pages/tablePages';
import { committedPictures } from './pictures/committedPictures';
import { PICTURES } from './pictures/themedPicture';
import { roCrate } from './roCrate';
import { rewriter, writePage, writePages } from './writePages';

/** What the first page shows: of all figures the one that needs no other. */
const FIRST = 'data/results/figures/one-collapse.png';

/**
 * Writes the sources of all pages of the book, for Sphinx, and the files that they ask for as they are.
 * @param referenced when the API reference is written; what does not link to it is made meanwhile.
 * @throws InputError for a broken link.
 */
export async function writeBook(folders: BookFolders, referenced: Promise<void>): Promise<void> {
  const { root, site, source, extra } = folders;
  cpSync(join(site, 'sphinx'), source, { recursive: true });
  const pictures = await committedPictures(root, join(extra, PICTURES));
  const tables = [...makeTables([]), ...makeTables(['phase-map'], () => openStudyRun('data/phase-map'))];
  await referenced;

  const context = openContext(folders, pictures.keys());
  const rewritten = rewriter(context, pictures);
  await writePages(folders, context, rewritten);

  for (const { path, text } of tablePages(tables)) writePage(folders, path, text);
  writePage(folders, 'claims.md', claimsPage(tables));
  writePage(folders, 'figures.md', figuresPage(pictures));

  const template = (name: string) => readFileSync(join(site, 'pages', name), 'utf8');
  const readme = readmeParts(readFileSync(join(root, 'README.md'), 'utf8'));
  const { held, notHeld, notJudged } = tally('All', tables);
  const chapters = new Map(
    [...context.pages]
      .filter(([file]) => file.endsWith('.ipynb'))
      .map(([file, page]) => [page, JSON.parse(readFileSync(join(root, file), 'utf8')) as Notebook]),
  );
  const front = filledIn(template('index.md'), {
    front: rewritten(readme.front, 'README.md', 'index.md'),
    picture: rewritten(`![](${FIRST})`, 'README.md', 'index.md'),
    table: rewritten(readme.table, 'README.md', 'index.md'),
    held: String(held),
    fallen: String(notHeld),
    claims: String(held + notHeld + notJudged),
    notebooks: chapterList(chapters),
  });
  writePage(folders, 'index.md', front);
  const licences = 'Packages of others in this site: <a href="licences/index.html">their licences</a>.';
  const rest = rewritten(readme.rest, 'README.md', 'using.md').trimEnd();
  writePage(folders, 'using.md', `# Using it\n\n${rest}\n\n${licences}\n`);

  const data = join(root, 'data');
  const manifest = readManifest(data);
  const files = checkpointTables(
    runFiles(manifest),
    (run) => seedOf(join(data, 'runs', run, 'config.json')),
    (path) => (context.isServed(`data/${path}`) ? `data/${path}` : undefined),
  );
  writePage(folders, 'checkpoints.md', filledIn(template('checkpoints.md'), { files }));
  writeFileSync(join(extra, 'ro-crate-metadata.json'), roCrate(root, manifest));
}

const seedOf = (config: string): number =>
  (JSON.parse(readFileSync(config, 'utf8')) as { task: { seed: number } }).task.seed;
