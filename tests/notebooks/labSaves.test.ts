import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { packageRoot } from '../../src/packageRoot';
import { needJupyter, runPython } from '../jupyter';
import { needChromium } from './chromium';
import { startLab } from './labServer';

const artifacts = join(packageRoot, 'artifacts');
/** It trains with a bar that is redrawn, the hardest outputs to save; and the same bytes come out of it everywhere. */
const NAME = '01-modeling-activations';
const files = [`${NAME}.ipynb`, `${NAME}.ts`];

it('JupyterLab changes nothing in a notebook that is opened, saved and closed, and outputs alone in one that is run', async ({
  skip,
}) => {
  needJupyter(skip);
  const browser = needChromium(skip);
  mkdirSync(artifacts, { recursive: true });
  const folder = mkdtempSync(join(artifacts, 'lab-'));
  for (const file of [...files, 'jupytext.toml'])
    copyFileSync(join(packageRoot, 'notebooks', file), join(folder, file));
  const lab = await startLab(folder, 120_000);
  try {
    const env = { CHROMIUM: browser, LAB_FOLDER: folder };
    const args = [join(__dirname, 'lab.py'), 'save', lab.url, lab.token, join(artifacts, 'notebooks'), NAME];
    const { status, stdout, stderr } = await runPython(args, { env });
    expect(status, `${stderr}\n${lab.log()}`).toBe(0);
    const listed = [`${NAME}.ipynb`, 'jupytext.toml'];
    expect(JSON.parse(stdout)).toEqual({ changed: false, listed, errors: 0, dirty: false });
    for (const file of files)
      expect(readFileSync(join(folder, 'opened', file), 'utf8'), file).toBe(
        readFileSync(join(packageRoot, 'notebooks', file), 'utf8'),
      );
    const compared = await runPython([join(__dirname, 'notebooks.py'), 'rerun', folder, NAME]);
    expect(compared.status, compared.stderr).toBe(0);
    expect(JSON.parse(compared.stdout)).toEqual([{ name: NAME, problems: [] }]);
  } finally {
    await lab.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}, 600_000);
