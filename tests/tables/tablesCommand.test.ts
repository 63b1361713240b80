import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { tablesCommand } from '../../src/commands/tables';
import { dataRoot } from '../../src/data/dataRoot';
import { epochFile } from '../../src/data/runFolder';
import { InputError } from '../../src/inputError';
import { toText } from '../../src/report/toText';
import { landmarks } from '../../src/runs/landmarks';
import { openRun } from '../../src/runs/openRun';
import { makeTables } from '../../src/tables/tableIndex';
import { temporaryFolder } from '../data/temporaryFolder';
import { writeStudy } from '../study/writeStudy';

afterEach(() => vi.unstubAllEnvs());

/** What the command writes on standard output. */
async function tables(...words: string[]): Promise<string> {
  let text = '';
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((part) => {
    text += String(part);
    return true;
  });
  try {
    const program = new Command().exitOverride();
    tablesCommand(program);
    await program.parseAsync(['tables', ...words], { from: 'user' });
  } finally {
    write.mockRestore();
  }
  return text;
}

/**
 * A cache whose baseline has at its second onset the snapshot of epoch 1,000, so that h1 PC1 there is not
 * the residual PC1 of that onset.
 */
function otherCache(): string {
  const root = temporaryFolder();
  const [theirs, ours] = [join(dataRoot(), 'runs', 'baseline'), join(root, 'runs', 'baseline')];
  mkdirSync(join(ours, 'snapshots'), { recursive: true });
  for (const file of ['config.json', 'history.arrow']) cpSync(join(theirs, file), join(ours, file));
  const phases = landmarks(openRun('baseline')).collapses.flatMap((collapse) =>
    Object.values(collapse.phases),
  );
  for (const epoch of phases) {
    const from = epoch === 55_500 ? 1_000 : epoch;
    symlinkSync(join(theirs, 'snapshots', epochFile(from)), join(ours, 'snapshots', epochFile(epoch)));
  }
  symlinkSync(join(theirs, 'glp'), join(ours, 'glp'));
  writeStudy(root, { plain_seed: 42, seeds: [42] });
  return root;
}

describe('tables', () => {
  it('prints a claim that is not held as such, and that is no failure', async () => {
    const root = otherCache();
    vi.stubEnv('ACTIVATION_SUPERVISION_DATA', root);
    const before = process.exitCode;
    const text = await tables('recurrence');
    expect(text).toContain('✗ not held  What the prior cannot account for');
    expect(process.exitCode).toBe(before);
    expect(JSON.parse(await tables('recurrence', '--json')).tables[0].claims[1].held).toBe(false);

    await tables('recurrence', '--write');
    const out = join(root, 'results', 'tables');
    expect(readdirSync(out).sort()).toEqual(['recurrence.json', 'recurrence.md']);
    expect(readFileSync(join(out, 'recurrence.md'), 'utf8')).toContain('**not held**');
    expect(readFileSync(join(out, 'recurrence.json'), 'utf8')).toBe(await tables('recurrence', '--json'));
  });

  it('prints the named tables of the cached baseline, without colours where it is no terminal', async () => {
    vi.stubEnv('COLUMNS', '100');
    const text = await tables('recurrence');
    expect(text.startsWith(`${toText(makeTables(['recurrence'])[0])}\n\n`)).toBe(true);
    expect(text).toContain('docs/glossary.md');
  });

  it('lists all tables where none is named, and prints each of them with --all', async () => {
    vi.stubEnv('ACTIVATION_SUPERVISION_DATA', otherCache());
    const [list, all] = [await tables(), await tables('--all')];
    const made = makeTables([]);
    expect(list.split('\n').length).toBeLessThan(80);
    for (const { id, title } of made) {
      expect(list).toContain(`  ${id} `);
      expect(all).toContain(`${title}  [${id}]`);
    }
    await expect(tables('--all', 'recurrence')).rejects.toThrow('expected names of tables or --all');
  });

  it('writes with --json only JSON on standard output, of all where none is named', async () => {
    const { tables: found } = JSON.parse(await tables('recurrence', '--json'));
    expect(found).toHaveLength(1);
  });

  it('refuses an unknown table and prints nothing', async () => {
    const attempt = tables('recurrence', 'nope');
    await expect(attempt).rejects.toThrow(InputError);
    await expect(attempt).rejects.toThrow("no table 'nope'");
  });
});
