import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ownNotebooks } from '../../src/commands/lab';
import { packageRoot } from '../../src/packageRoot';
import { needJupyter } from '../jupyter';
import { type LabServer, startLab } from './labServer';

const NAME = '00-start-here';
const folder = mkdtempSync(join(tmpdir(), 'lab-files-'));
const read = (file: string) => readFileSync(join(folder, file), 'utf8');
let lab: LabServer | undefined;

beforeAll(async () => {
  for (const file of [`${NAME}.ipynb`, `${NAME}.ts`, 'jupytext.toml'])
    copyFileSync(join(packageRoot, 'notebooks', file), join(folder, file));
  writeFileSync(join(folder, 'own.ts'), 'export const own = 1;');
}, 300_000);
afterAll(async () => {
  await lab?.stop();
  rmSync(folder, { recursive: true });
});

async function contents<T>(path: string, init?: RequestInit): Promise<T> {
  lab ??= await startLab(folder, 120_000);
  const answer = await fetch(`${lab.url}/api/contents/${path}?token=${lab.token}`, init);
  expect(answer.ok, `${path}: ${answer.status}`).toBe(true);
  return (await answer.json()) as T;
}

describe('JupyterLab as lab starts it', () => {
  it('runs for root, too, who is told in one line, and has a folder for notebooks of one’s own', async ({
    skip,
  }) => {
    needJupyter(skip);
    await contents('');
    const told = lab!.log().match(/^you are root: JupyterLab is started with --allow-root.*$/gm) ?? [];
    expect(told).toHaveLength(process.getuid?.() === 0 ? 1 : 0);
    expect(existsSync(ownNotebooks)).toBe(true);
  });

  it('lists a notebook once, without the text that is paired with it, and other sources', async ({
    skip,
  }) => {
    needJupyter(skip);
    const { content } = await contents<{ content: { name: string }[] }>('');
    expect(content.map(({ name }) => name).sort()).toEqual([`${NAME}.ipynb`, 'jupytext.toml', 'own.ts']);
  });

  it('saves the hidden text with its notebook, and a new notebook as one file', async ({ skip }) => {
    needJupyter(skip);
    const opened = await contents<{ content: { cells: { source: string }[] } }>(`${NAME}.ipynb`);
    opened.content.cells[0].source += '\n\nA line of the reader.';
    const headers = { 'Content-Type': 'application/json' };
    const model = { type: 'notebook', format: 'json' };
    const saved = JSON.stringify({ ...model, content: opened.content });
    await contents(`${NAME}.ipynb`, { method: 'PUT', headers, body: saved });
    expect(read(`${NAME}.ts`)).toContain('\n// A line of the reader.\n');
    expect(read(`${NAME}.ipynb`)).toContain('A line of the reader.');
    const empty = { cells: [], metadata: { language_info: { name: 'typescript', file_extension: '.ts' } } };
    const fresh = JSON.stringify({ ...model, content: { ...empty, nbformat: 4, nbformat_minor: 5 } });
    await contents('fresh.ipynb', { method: 'PUT', headers, body: fresh });
    expect(JSON.parse(read('fresh.ipynb')).metadata).toEqual(empty.metadata);
    expect(existsSync(join(folder, 'fresh.ts'))).toBe(false);
  });
});
