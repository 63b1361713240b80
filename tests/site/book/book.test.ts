import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, inject, it } from 'vitest';
import { filesUnder } from '../../../src/data/filesUnder';
import { readManifest } from '../../../src/data/manifest';
import { figureIds } from '../../../src/figures/figureIndex';
import { packageRoot } from '../../../src/packageRoot';
import { checkSite } from '../../../src/site/book/links/checkSite';
import { tableIds } from '../../../src/tables/tableIndex';
import { needJupyter, runPython } from '../../jupyter';
import { needChromium } from '../../notebooks/chromium';
import { notebookNames } from '../../notebooks/notebookNames';

const folder = mkdtempSync(join(tmpdir(), 'book-'));
const site = join(folder, 'site');
afterAll(() => rmSync(folder, { recursive: true }));

/** What other parts of the site have made, and the book must leave alone. */
const others: Readonly<Record<string, string>> = {
  'lab/index.html': '<title>lab</title>',
  'data/runs/baseline/history.arrow': 'bytes',
  'data/runs/baseline/snapshots/epoch-025700.safetensors': 'bytes',
  'data/runs/baseline/states/epoch-024000.safetensors': 'bytes',
};
let said: string | undefined;

/** Builds the book, once, where there is a Python; any warning ends the build. */
function built(skip: (reason: string) => void): void {
  needJupyter(skip);
  const reason = inject('noSite');
  if (reason) skip(reason);
  if (said !== undefined) return;
  for (const [path, text] of Object.entries(others)) {
    mkdirSync(dirname(join(site, path)), { recursive: true });
    writeFileSync(join(site, path), text);
  }
  const build = join(packageRoot, 'site/book/build.mjs');
  const ended = spawnSync(process.execPath, [build, '--out', site], { encoding: 'utf8' });
  said = `${ended.stdout}${ended.stderr}`;
  expect(ended.status, said).toBe(0);
}

const page = (path: string) => readFileSync(join(site, path), 'utf8');

it('the book is built without a warning, and leaves what others have made', ({ skip }) => {
  built(skip);
  expect(said).not.toMatch(/warning|error/i);
  for (const [path, text] of Object.entries(others)) expect(page(path)).toBe(text);
}, 600_000);

it('every notebook is a page with its outputs, that can be run', ({ skip }) => {
  built(skip);
  for (const name of notebookNames()) {
    const html = page(`chapters/${name}.html`);
    expect(html).toContain(`href="../notebooks/lab/index.html?path=${name}.ipynb"`);
    const { cells } = JSON.parse(readFileSync(join(packageRoot, 'notebooks', `${name}.ipynb`), 'utf8'));
    type Output = { data?: Record<string, unknown> };
    const outputs = cells.flatMap((cell: { outputs?: Output[] }) => cell.outputs ?? []) as Output[];
    const charts = outputs.filter(({ data }) => data?.['application/vnd.vegalite.v5+json']);
    expect([name, html.match(/<div class="chart">/g)?.length]).toEqual([name, charts.length]);
    expect(html).toMatch(/<span class="k[a-z]*">const<\/span>/);
  }
  for (const name of ['05-suppression', '08-what-drives-the-collapse'])
    expect(page(`chapters/${name}.html`)).toContain('<iframe src="../lab/index.html" loading="lazy"');
}, 600_000);

it('every table and figure stands on a page, every claim of the tables with its verdict', ({ skip }) => {
  built(skip);
  const tables = filesUnder(join(site, 'tables')).map((file) => page(`tables/${file}`));
  for (const id of tableIds)
    expect(
      tables.some((html) => html.includes(`id="${id}"`)),
      id,
    ).toBe(true);
  const figures = page('figures.html');
  for (const id of figureIds.filter((name) => !name.endsWith('-slide')))
    expect(figures, id).toContain(`id="figure-${id}"`);
  const claims = page('claims.html');
  const results = [...tableIds].map((id) =>
    join(packageRoot, id === 'phase-map' ? 'data/phase-map' : 'data', 'results/tables', `${id}.json`),
  );
  let count = 0;
  for (const file of results)
    for (const { id, held } of JSON.parse(readFileSync(file, 'utf8')).tables[0].claims) {
      const verdict = { true: 'held', false: 'not-held', null: 'not-judged' }[String(held)];
      expect(claims, id).toMatch(new RegExp(`id="claim-${id}"><span class="${verdict}"`));
      count++;
    }
  expect(claims.match(/id="claim-/g)).toHaveLength(count);
});

it('every checkpoint is listed with its SHA-256, and is a link where the site has it', ({ skip }) => {
  built(skip);
  const html = page('checkpoints.html');
  const { files } = readManifest(join(packageRoot, 'data'));
  const kept = files.filter(({ path }) => /^runs\/.*\.(safetensors|arrow)$/.test(path));
  expect(kept.length).toBeGreaterThan(400);
  expect(kept.filter(({ sha256 }) => !html.includes(sha256))).toEqual([]);
  const [text, list] = html.split('id="the-files"');
  const links = (part: string) => (part.match(/(?<=href=")data\/[^"]+(?=" download)/g) ?? []).sort();
  const there = Object.keys(others).filter((path) => path.startsWith('data/'));
  expect(links(list)).toEqual(there.sort());
  expect(links(text)).toEqual(there);
});

it('the book can be searched, has the API reference, and its first page is small', ({ skip }) => {
  built(skip);
  expect(page('searchindex.js')).toContain('chapters/03-fourier-contamination');
  expect(existsSync(join(site, 'reference/functions/activation-supervision.cosine.html'))).toBe(true);
  expect(page('chapters/03-fourier-contamination.html')).toContain(
    'href="../reference/functions/activation-supervision.nearestCentroid.html"',
  );
  const sizes = filesUnder(site).map((file) => statSync(join(site, file)).size);
  expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(40e6);
});

it('every link of the book leads somewhere, and no page asks another host', ({ skip }) => {
  built(skip);
  expect(checkSite(site, ['notebooks', 'licences'])).toEqual([]);
  expect(checkSite(site, []).length).toBeGreaterThan(10);
});

it('pages fit a phone, draw their charts in both themes, load nothing from elsewhere, and satisfy axe-core', async ({
  skip,
}) => {
  built(skip);
  const env = { CHROMIUM: needChromium(skip) };
  const pages = ['index.html', 'chapters/05-suppression.html', 'checkpoints.html', 'claims.html'];
  const axe = join(packageRoot, 'node_modules/axe-core/axe.min.js');
  const { status, stdout, stderr } = await runPython([join(__dirname, 'browse.py'), site, axe, ...pages], {
    env,
  });
  expect(status, stderr).toBe(0);
  const seen = JSON.parse(stdout) as Record<string, unknown>[];
  expect(seen).toHaveLength(2 * pages.length);
  for (const { page: name, screen, width, theme, pictures, bytes, ...wrong } of seen) {
    expect([name, wrong]).toEqual([name, { foreign: [], failed: [], said: [], axe: [] }]);
    expect([name, width]).toEqual([name, screen]);
    expect(theme).toBe(screen === 390 ? 'light' : 'dark');
    expect(pictures).toBe({ 'index.html': 1, 'chapters/05-suppression.html': 4 }[String(name)] ?? 0);
    if (name === 'index.html') expect(bytes).toBeLessThan(3e6);
  }
}, 600_000);
