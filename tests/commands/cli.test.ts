import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { built, cli } from './cli';

describe('the command line', () => {
  it('prints help for itself and for each command, and exits with 0', () => {
    const { code, stdout } = cli(['--help']);
    expect(code).toBe(0);
    const commands = ['tables', 'figures', 'inspect', 'train', 'reproduce', 'experiment', 'verify'];
    for (const command of commands) expect(stdout).toMatch(new RegExp(`^  ${command}\\b`, 'm'));
    const help = cli(['inspect', '--help']);
    expect([help.code, help.stderr]).toEqual([0, '']);
    expect(help.stdout).toContain('--seed <n>');
  });

  it('names the experiments in an order in which each finds what it needs', () => {
    const names = cli(['experiment', '--help']).stdout.replace(/\s+/g, ' ').split(/[ ,]+/);
    const [baseline, snapshots, glp, frozen] = ['baseline', 'snapshots', 'glp', 'frozen-direction'].map(
      (name) => names.indexOf(name),
    );
    expect(baseline).toBeGreaterThan(0);
    expect([baseline, snapshots, glp, frozen]).toEqual(
      [baseline, snapshots, glp, frozen].sort((a, b) => a - b),
    );
  });

  it.each([
    ['an unknown command', ['dance'], "unknown command 'dance'"],
    ['an unknown option', ['verify', '--loud'], "unknown option '--loud'"],
    ['an unknown table', ['tables', 'nothing'], 'nothing'],
    ['a study to verify', ['verify', '--study', 'mine'], 'study check DIR'],
    ['a run to verify', ['verify', '--run', 'mine'], 'reproduce --study DIR --run RUN'],
    [
      'a seed twice',
      ['study', 'new', 'never', '--seeds', '1,1'],
      "expected each seed once, got '1,1', where 1 is named twice",
    ],
    ['an argument too many', ['verify', 'this'], 'too many arguments'],
    ['a missing argument', ['inspect', '--seed', '3'], "missing required argument 'file'"],
  ])('refuses %s with exit code 2 and nothing on standard output', (_, args, message) => {
    const { code, stdout, stderr } = cli(args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^error: /);
    expect(stderr).toContain(message);
  });

  it.skipIf(process.platform === 'win32')('ends in silence when who reads it has seen enough', () => {
    const line = `"${process.execPath}" "${built}" study tasks --json | head -n 1`;
    const { stdout, stderr } = spawnSync('sh', ['-c', line], { encoding: 'utf8' });
    expect([stdout, stderr]).toEqual(['[\n', '']);
  });

  it('without a command shows what there is, and exits with 2', () => {
    const { code, stdout, stderr } = cli([]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('Usage:');
  });
});
