import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { packageRoot } from '../../src/packageRoot';
import { needJupyter, runPython } from '../jupyter';
import { chromium } from './chromium';
import { startLab } from './labServer';

const artifacts = join(packageRoot, 'artifacts');

const cell = (source: string) => ({
  cell_type: 'code',
  execution_count: null,
  metadata: {},
  outputs: [],
  source,
});

const scratch = {
  cells: [cell('let kept = 41; kept'), cell('for (;;) {}'), cell('kept + 1')],
  metadata: {
    kernelspec: { name: 'activation-supervision', display_name: 'TypeScript', language: 'typescript' },
  },
  nbformat: 4,
  nbformat_minor: 4,
};

it('JupyterLab runs a notebook, draws, interrupts by its stop button, and restarts', async ({ skip }) => {
  needJupyter(skip);
  const browser = chromium();
  if (!browser) {
    const reason =
      'no Chromium found: install it (Debian: apt-get install chromium) or name one in CHROMIUM; JupyterLab was not tried';
    console.warn(reason);
    skip(reason);
  }
  mkdirSync(artifacts, { recursive: true });
  const folder = mkdtempSync(join(artifacts, 'lab-'));
  copyFileSync(join(packageRoot, 'notebooks', '00-start-here.ipynb'), join(folder, '00-start-here.ipynb'));
  writeFileSync(join(folder, 'scratch.ipynb'), JSON.stringify(scratch));
  const lab = await startLab(folder, 120_000);
  try {
    const shots = join(artifacts, 'notebooks');
    const env = { CHROMIUM: String(browser) };
    const drive = join(__dirname, 'lab.py');
    const { status, stdout, stderr } = await runPython([drive, 'use', lab.url, lab.token, shots], { env });
    expect(status, `${stderr}\n${lab.log()}`).toBe(0);
    const seen = JSON.parse(stdout);
    expect(seen).toMatchObject({ errors: 0, kept: true });
    expect(seen.charts).toBeGreaterThanOrEqual(1);
    expect(seen.tables).toBeGreaterThanOrEqual(1);
    expect(seen.interrupt).toMatch(/interrupt/i);
    expect(seen.after_restart).toContain('kept');
  } finally {
    await lab.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}, 600_000);
