import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { packageRoot } from '../../src/packageRoot';
import { needJupyter, runPython } from '../jupyter';
import { needChromium } from '../notebooks/chromium';

const site = join(packageRoot, 'site', 'dist');

/** Builds the notebooks' part of the site; without the Python environment that it is built with, the test ends, saying so. */
function needSite(skip: (reason: string) => void): void {
  if (!existsSync(join(packageRoot, '.venv-site', 'installed.txt')))
    skip('the environment that the site is built with is not there: node site/notebooks/build.mjs makes it');
  execFileSync(process.execPath, [join(packageRoot, 'site', 'notebooks', 'build.mjs')], { stdio: 'pipe' });
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
    elsewhere: [],
  });
  expect(seen.charts).toBeGreaterThanOrEqual(1);
  expect(seen.tables).toBeGreaterThanOrEqual(1);
  expect(seen.loop).toMatch(/interrupt/i);
  expect(seen.training).toMatch(/interrupt/i);
}, 600_000);
