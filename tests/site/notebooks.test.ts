import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, inject, it } from 'vitest';
import { packageRoot } from '../../src/packageRoot';
import { needJupyter, runPython } from '../jupyter';
import { needChromium } from '../notebooks/chromium';

const site = join(packageRoot, 'site', 'dist');

/** Builds the notebooks' part of the site; where that cannot be, the test ends, saying why. */
function needSite(skip: (reason: string) => void): void {
  const reason = inject('noSite');
  if (reason) skip(reason);
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
