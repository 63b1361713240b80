import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readState } from '../../src/data/stateFile';
import { temporaryFolder } from '../data/temporaryFolder';
import { runBytes } from '../training/runFixtures';
import { cli, startCli } from './cli';

const KILLS = 20;
// Writes often, so that some kills fall into a write.
const run = (out: string, threads: number, ...more: string[]) => [
  ...['train', '--seed', '3', '--epochs', '400', '--p', '23', '--hidden', '16,16', '--out', out],
  ...['--history-every', '20', '--snapshot-every', '20', '--state-every', '100', '--covariance-every', '100'],
  ...['--checkpoint-every', '20', '--threads', String(threads), ...more],
];

describe('train --resume after kill -9', () => {
  it(`gives the same bytes after ${KILLS} kills at random moments, whatever the threads`, async () => {
    const root = temporaryFolder();
    const whole = join(root, 'whole');
    const started = Date.now();
    expect(cli(run(whole, 2)).code).toBe(0);
    const duration = Date.now() - started;
    const expected = runBytes(whole);

    let [kills, midway, runs] = [0, 0, 0];
    while (kills < KILLS) {
      const out = join(root, `killed-${runs++}`);
      for (let finished = false; !finished; ) {
        const child = startCli(run(out, 1 + (kills % 3), '--resume'));
        const timer = kills < KILLS && setTimeout(() => child.kill('SIGKILL'), Math.random() * duration);
        const [code, signal] = await once(child, 'exit');
        if (timer) clearTimeout(timer);
        finished = signal !== 'SIGKILL';
        if (finished) expect(code).toBe(0);
        else kills++;
        const state = join(out, 'checkpoint/state.safetensors');
        if (!finished && existsSync(state) && readState(state).step > 0) midway++;
      }
      expect(runBytes(out)).toEqual(expected);
    }
    // Otherwise the moments were not in the training.
    expect(midway).toBeGreaterThan(KILLS / 4);
  }, 300_000);
});

describe('train on Ctrl-C', () => {
  it.each([
    'SIGINT',
    'SIGTERM',
  ] as const)('leaves a checkpoint on %s, exits with 130 and resumes', async (signal) => {
    const root = temporaryFolder();
    const [out, whole] = [join(root, 'stopped'), join(root, 'whole')];
    const more = ['--checkpoint-every', '100000'];
    const child = startCli(run(out, 2, ...more), { stdio: ['ignore', 'ignore', 'pipe'] });
    let stderr = '';
    child.stderr?.on('data', (text) => (stderr += text));
    while (!existsSync(join(out, 'snapshots/epoch-000060.safetensors')))
      await new Promise((resolve) => setTimeout(resolve, 2));
    child.kill(signal);
    const [code] = await once(child, 'close');
    expect(code).toBe(130);
    expect(stderr).toContain('interrupted');
    expect(stderr).toContain('go on with --resume');
    const { step } = readState(join(out, 'checkpoint/state.safetensors'));
    expect(step).toBeGreaterThanOrEqual(60);
    expect(step).toBeLessThan(400);
    expect(cli(run(out, 1, ...more, '--resume')).code).toBe(0);
    expect(cli(run(whole, 2, ...more)).code).toBe(0);
    expect(runBytes(out)).toEqual(runBytes(whole));
  });
});
