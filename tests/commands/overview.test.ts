import { Command } from 'commander';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { overviewCommand } from '../../src/commands/overview';
import { tableIds } from '../../src/tables/tableIndex';

afterEach(() => vi.unstubAllEnvs());

describe('overview', () => {
  it.each([
    { columns: 80, most: 60 },
    { columns: 100, most: 51 },
  ])('is of the cached runs, on $most lines of $columns columns', async ({ columns, most }) => {
    vi.stubEnv('COLUMNS', String(columns));
    let text = '';
    const write = vi.spyOn(process.stdout, 'write').mockImplementation((part) => {
      text += String(part);
      return true;
    });
    const program = new Command().exitOverride();
    overviewCommand(program);
    await program.parseAsync(['overview'], { from: 'user' }).finally(() => write.mockRestore());
    const lines = text.trimEnd().split('\n');
    expect(lines.length).toBeLessThanOrEqual(most);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(columns);
    expect(text).toContain('35.6 % (27.4 %)');
    expect(text).toContain(`--all: all ${tableIds.length}`);
  }, 120_000);
});
