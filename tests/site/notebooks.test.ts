import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, it } from 'vitest';
import { packageRoot } from '../../src/packageRoot';
import { bookPages } from '../../src/site/book/links/bookPages';
import { sitePlaces } from '../../src/site/book/links/sitePlaces';
import { deadLinks } from '../../src/site/live/deadLinks';
import { needJupyter, runPython } from '../jupyter';
import { needChromium } from '../notebooks/chromium';
import { openBrowser, waitFor } from './browsers';
import { type NotebookFile, shownOutputs } from './shownOutputs';
import { siteServer } from './siteServer';

const site = join(packageRoot, 'site', 'dist');
let isBuilt = false;

const build = (part: string) =>
  execFileSync(process.execPath, [join(packageRoot, 'site', part, 'build.mjs')], { stdio: 'pipe' });

/** Builds the notebooks' part of the site, once; where that cannot be, the test ends, saying why. */
function needSite(skip: (reason: string) => void): void {
  const reason = inject('noSite');
  if (reason) skip(reason);
  if (!isBuilt) build('notebooks');
  isBuilt = true;
}

it('JupyterLite runs a notebook as committed, checks types, interrupts and keeps edits, from a plain server', async ({
  skip,
}) => {
  needJupyter(skip);
  const browser = needChromium(skip);
  needSite(skip);
  const shots = join(packageRoot, 'artifacts', 'notebooks');
  const drive = join(__dirname, 'lite.py');
  const { status, stdout, stderr } = await runPython([drive, 'use', site, shots], {
    env: { CHROMIUM: browser },
  });
  expect(status, stderr).toBe(0);
  const seen = JSON.parse(stdout);
  expect(seen).toMatchObject({
    run_all: { errors: 0, differ: [] },
    completion: ['toFixed'],
    hover: 'let kept: number',
    type_error: "TypeScriptError: Type 'string' is not assignable to type 'number'. (TS2322)",
    kept: true,
    after_reload: 'kept + 1 // mine',
    source_link: 'notebooks/sources/src/figures/runs/oneCollapse.ts.txt',
    elsewhere: [],
  });
  expect(seen.charts).toBeGreaterThanOrEqual(1);
  expect(seen.tables).toBeGreaterThanOrEqual(1);
  expect(seen.loop).toMatch(/interrupt/i);
  expect(seen.training).toMatch(/interrupt/i);
}, 600_000);

it('JupyterLite runs a notebook as committed in Firefox, too', async ({ skip }) => {
  needJupyter(skip);
  needSite(skip);
  const browser = await openBrowser('firefox', skip);
  const server = await siteServer(site);
  try {
    const page = await browser.newPage();
    await page.goto(`${server.url}notebooks/lab/index.html?path=00-start-here.ipynb`, {
      waitUntil: 'domcontentloaded',
    });
    const widget = 'window.jupyterapp?.shell.currentWidget';
    const kernel = `${widget}?.sessionContext?.session?.kernel`;
    const patience = 180_000;
    await waitFor(page, `${widget}?.context?.path === '00-start-here.ipynb'`, patience, 'body');
    await waitFor(page, `${kernel}?.status === 'idle'`, patience, 'body');
    const command = (name: string) => page.evaluate(`window.jupyterapp.commands.execute('notebook:${name}')`);
    await command('clear-all-cell-outputs');
    await command('run-all-cells');
    const shown = shownOutputs((await page.evaluate(`${widget}.context.model.toJSON()`)) as NotebookFile);
    const committed = readFileSync(join(packageRoot, 'notebooks', '00-start-here.ipynb'), 'utf8');
    const wanted = shownOutputs(JSON.parse(committed));
    expect(wanted.flat().length).toBeGreaterThanOrEqual(3);
    expect(shown).toEqual(wanted);
  } finally {
    await browser.close();
    server.close();
  }
}, 600_000);

it('every link of the notebooks in JupyterLite leads to a notebook or to a place of the site', ({ skip }) => {
  needJupyter(skip);
  needSite(skip);
  // The book, where it is not built beside them, by the pages that it will have.
  const pages = [...bookPages(packageRoot).values(), 'using.md'].map((page) =>
    page.replace(/\.\w+$/, '.html'),
  );
  const places = [...sitePlaces(['rounding']).values()].map((place) => place.replace(/#.*/, ''));
  const ofTheBook = new Set(existsSync(join(site, 'index.html')) ? [] : [...pages, ...places]);
  expect(deadLinks(site, (place) => ofTheBook.has(place) || existsSync(join(site, place)))).toEqual([]);
}, 600_000);

it('the page of licences has all that cells import, and what JupyterLite is made of', ({ skip }) => {
  needJupyter(skip);
  needSite(skip);
  build('licences');
  const page = readFileSync(join(site, 'licences', 'index.html'), 'utf8');
  const { packages } = JSON.parse(readFileSync(join(site, 'notebooks', 'kernel', 'kernel.json'), 'utf8'));
  const own = /^(activation-supervision|@tensorflow\/tfjs-node$)/;
  const others = Object.keys(packages).filter((name) => !own.test(name));
  expect(others).toContain('typescript');
  for (const name of [
    ...others,
    'mnist',
    '@jupyterlab/notebook',
    '@jupyter-widgets/controls',
    'pydata-sphinx-theme',
  ])
    expect(page).toMatch(new RegExp(`[>\\s]${name} \\d+\\.\\d+[^<]*: <b>[^<]*(MIT|BSD|Apache|ISC)`));
}, 600_000);
