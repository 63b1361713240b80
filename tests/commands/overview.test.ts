import { Command } from 'commander';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { overviewCommand } from '../../src/commands/overview';
import { tableIds } from '../../src/tables/tableIndex';

afterEach(() => vi.unstubAllEnvs());

describe('overview', () => {
  it('is of the cached runs, on a screen of 60 lines and 100 columns', async () => {
    vi.stubEnv('COLUMNS', '100');
    let text = '';
    const write = vi.spyOn(process.stdout, 'write').mockImplementation((part) => {
      text += String(part);
      return true;
    });
    const program = new Command().exitOverride();
    overviewCommand(program);
    await program.parseAsync(['overview'], { from: 'user' }).finally(() => write.mockRestore());
    const lines = text.split('\n');
    expect(lines.length).toBeLessThanOrEqual(60);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100);
    expect(text).toContain('35.6 % (27.4 %)');
    expect(text).toContain(`--all: all ${tableIds.length}`);
  }, 120_000);
});
