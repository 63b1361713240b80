import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { packageRoot } from '../../src/packageRoot';
import { needJupyter, runPython } from '../jupyter';
import { needChromium } from './chromium';
import { startLab } from './labServer';

const artifacts = join(packageRoot, 'artifacts');

const files = {
  'package.json': '{"type": "module"}',
  'tsconfig.json': '{"compilerOptions": {"module": "nodenext", "strict": true}}',
  'util.ts': `export const factor: number = 3;

export function scale(x: number): number {
  const grown = x * factor;
  return grown;
}
`,
  'debug.ipynb': notebook(
    "import { scale } from './util.js'\nconst numbers = [1, 2, 3]",
    `function total(values: number[]): number {
  let sum = 0
  for (const value of values) {
    sum += scale(value)
  }
  return sum
}
total(numbers)`,
    'numbers.length',
  ),
};

function notebook(...sources: string[]): string {
  const cells = sources.map((source) => ({
    ...{ cell_type: 'code', execution_count: null, metadata: {}, outputs: [], source },
  }));
  const kernelspec = { name: 'activation-supervision', display_name: 'TypeScript', language: 'typescript' };
  return JSON.stringify({ cells, metadata: { kernelspec }, nbformat: 4, nbformat_minor: 4 });
}

it("JupyterLab's debugger stops in a cell and in an imported file, shows variables, steps, and is interrupted", async ({
  skip,
}) => {
  needJupyter(skip);
  const browser = needChromium(skip);
  mkdirSync(artifacts, { recursive: true });
  const folder = mkdtempSync(join(artifacts, 'debugger-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const lab = await startLab(folder, 120_000);
  try {
    const shots = join(artifacts, 'notebooks');
    const env = { CHROMIUM: browser };
    const drive = join(__dirname, 'lab.py');
    const { status, stdout, stderr } = await runPython([drive, 'debug', lab.url, lab.token, shots], { env });
    expect(status, `${stderr}\n${lab.log()}`).toBe(0);
    const seen = JSON.parse(stdout);
    expect(seen.highlights).toBe(1);
    for (const shown of ['values', 'sum', '0']) expect(seen.cell).toContain(shown);
    expect(seen.next).toContain('value');
    expect(seen.file).toContain('x');
    expect(seen.file_breakpoint).toContain('grown');
    expect(seen.interrupt).toMatch(/interrupt/i);
  } finally {
    await lab.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}, 600_000);
