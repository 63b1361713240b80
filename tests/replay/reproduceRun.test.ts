import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readHistory, writeHistory } from '../../src/data/history';
import { readState } from '../../src/data/stateFile';
import { reproduceRun } from '../../src/replay/reproduceRun';
import { openRun } from '../../src/runs/openRun';
import { trainRun } from '../../src/training/trainRun';
import { temporaryFolder } from '../data/temporaryFolder';
import { writeStudy } from '../study/writeStudy';
import { often, runBytes, smallConfig } from '../training/runFixtures';

/** A cache with one run of 240 epochs, `small`. */
async function cache(): Promise<{ root: string; folder: string }> {
  const root = temporaryFolder();
  const folder = join(root, 'runs', 'small');
  await trainRun(folder, smallConfig, { epochs: 240, ...often });
  return { root, folder };
}

function flip(file: string, at: number): void {
  const bytes = readFileSync(file);
  bytes[at < 0 ? bytes.length + at : at] ^= 1;
  writeFileSync(file, bytes);
}

describe('reproduceRun', () => {
  it('finds every committed byte again, on any number of threads, and writes nothing', async () => {
    const { root, folder } = await cache();
    const before = runBytes(folder);
    for (const threads of [1, 3]) {
      const found = await reproduceRun(openRun('small', root), { root, threads });
      expect(found.difference).toBeUndefined();
      expect(found.epoch).toBe(240);
      expect(found.equal).toEqual({ snapshots: 6, states: 3, covariances: 4, history: 13, ends: 1 });
    }
    expect(runBytes(folder)).toEqual(before);
  });

  it('trains no further than the last that is committed up to `until`', async () => {
    const { root } = await cache();
    const found = await reproduceRun(openRun('small', root), { root, until: 119 });
    expect(found.epoch).toBe(100);
    expect(found.equal).toEqual({ snapshots: 3, states: 2, covariances: 1, history: 6, ends: 0 });
  });

  it('refuses to find nothing but rows of history the same where files are committed, later', async () => {
    const { root, folder } = await cache();
    rmSync(join(folder, 'snapshots/epoch-000000.safetensors'));
    rmSync(join(folder, 'states/epoch-000000.safetensors'));
    await expect(reproduceRun(openRun('small', root), { root, until: 40 })).rejects.toThrow(
      'no file is committed from epoch 0 up to 40',
    );
  });

  it('holds the end to its SHA-256 where the state itself is gone', async () => {
    const { root, folder } = await cache();
    for (const kind of ['snapshots', 'states', 'covariances'])
      rmSync(join(folder, kind), { recursive: true });
    const same = await reproduceRun(openRun('small', root), { root });
    expect([same.difference, same.equal.ends]).toEqual([undefined, 1]);
    const end = join(folder, 'end.json');
    writeFileSync(end, readFileSync(end, 'utf8').replace(/"state_sha256": "./, '"state_sha256": "x'));
    const { difference } = await reproduceRun(openRun('small', root), { root });
    expect(difference).toContain('end.json: committed SHA-256 x');
  });

  it.each([
    ['snapshots/epoch-000100.safetensors', -1],
    ['states/epoch-000200.safetensors', -5],
    ['covariances/epoch-000120.safetensors', -1],
  ])('names %s when a bit of it differs, and stops there', async (file, at) => {
    const { root, folder } = await cache();
    flip(join(folder, file), at);
    const { difference, epoch } = await reproduceRun(openRun('small', root), { root });
    expect(difference).toContain(`${file}: committed SHA-256 ${runBytes(folder)[file]}, made `);
    expect(file).toContain(String(epoch));
    const earlier = await reproduceRun(openRun('small', root), { root, until: 80 });
    expect(earlier.difference).toBeUndefined();
  });

  it('names the first of two that differ', async () => {
    const { root, folder } = await cache();
    flip(join(folder, 'snapshots/epoch-000200.safetensors'), -1);
    flip(join(folder, 'snapshots/epoch-000150.safetensors'), -1);
    const { difference } = await reproduceRun(openRun('small', root), { root });
    expect(difference).toContain('epoch-000150');
  });

  it('names the column and epoch where history differs', async () => {
    const { root, folder } = await cache();
    const file = join(folder, 'history.arrow');
    const history = readHistory(file);
    history.test_loss[4] *= 1 + 1e-9;
    writeHistory(file, history);
    const { difference } = await reproduceRun(openRun('small', root), { root });
    expect(difference).toContain('history.arrow: test_loss at epoch 80: committed');
  });

  it('starts a branch from the cached state that its config names', async () => {
    const { root, folder } = await cache();
    const state = 'states/epoch-000100.safetensors';
    const from = { epoch: 100, sha256: runBytes(folder)[state] };
    const start = readState(join(folder, state));
    const config = { ...smallConfig, label_gradient: 'summed' as const, from };
    await trainRun(join(root, 'runs', 'branch'), config, { epochs: 160, snapshotEvery: 50, start });
    const found = await reproduceRun(openRun('branch', root), { root });
    expect([found.difference, found.epoch]).toEqual([undefined, 160]);
    expect(found.equal.snapshots).toBe(3);
    rmSync(join(folder, state));
    await expect(reproduceRun(openRun('branch', root), { root })).rejects.toThrow(
      `a state of epoch 100 (SHA-256 ${from.sha256}) that no cached run has`,
    );
  });

  it('trains the baseline beside a branch again where no cached run keeps the state', async () => {
    const task = { p: 11, train_fraction: 0.5 };
    const root = writeStudy(temporaryFolder(), { task, hidden: [8, 12], seeds: [5] });
    const folder = join(root, 'runs', 'seed-5');
    await trainRun(folder, smallConfig, { epochs: 120, stateEvery: 50 });
    const state = 'states/epoch-000100.safetensors';
    const from = { epoch: 100, sha256: runBytes(folder)[state] };
    const start = readState(join(folder, state));
    const other = { epoch: 100, sha256: '0'.repeat(64) };
    for (const [name, branch] of [
      ['seed-5-branch', from],
      ['seed-5-other', other],
    ] as const) {
      const config = { ...smallConfig, label_gradient: 'summed' as const, from: branch };
      await trainRun(join(root, 'runs', name), config, { epochs: 160, historyEvery: 20, start });
    }
    rmSync(join(folder, state));
    const found = await reproduceRun(openRun('seed-5-branch', root), { root, threads: 1 });
    expect([found.difference, found.epoch, found.equal.history]).toEqual([undefined, 160, 4]);
    await expect(reproduceRun(openRun('seed-5-other', root), { root })).rejects.toThrow(
      'that no cached run has',
    );
  });

  it('stops at the signal without a difference', async () => {
    const { root } = await cache();
    const controller = new AbortController();
    const progress = (epoch: number) => epoch >= 100 && controller.abort();
    const { epoch, difference } = await reproduceRun(openRun('small', root), {
      root,
      signal: controller.signal,
      progress,
    });
    expect(epoch).toBeLessThan(200);
    expect(difference).toBeUndefined();
  });

  it('refuses an arithmetic that promises no bytes', async () => {
    const { root, folder } = await cache();
    const config = { ...smallConfig, arithmetic: 'tfjs-cpu' };
    writeFileSync(join(folder, 'config.json'), JSON.stringify(config));
    await expect(reproduceRun(openRun('small', root), { root })).rejects.toThrow(
      'tfjs-cpu promises no bytes',
    );
  });
});
