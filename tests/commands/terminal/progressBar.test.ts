import { afterEach, describe, expect, it, vi } from 'vitest';
import { withWorkBar } from '../../../src/commands/terminal/workBar';

afterEach(() => {
  vi.restoreAllMocks();
});

describe('the bar of work over epochs', () => {
  it('counts to the end of each part of the work, and never past it', async () => {
    const { send } = process;
    process.send = undefined;
    let said = '';
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
      said += String(text);
      return true;
    });
    await withWorkBar('epochs', async (update) => {
      update(20_000, 26_200);
      update(26_200, 26_200);
      update(40_000, 64_100);
      update(64_100, 64_100);
    });
    process.send = send;
    expect(said).toContain('64100/64100 epochs');
    expect(said).not.toMatch(/-\d+:-?\d\d left/);
    for (const [, done, total] of said.matchAll(/(\d+)\/(\d+) epochs/g))
      expect(Number(done)).toBeLessThanOrEqual(Number(total));
  });
});
