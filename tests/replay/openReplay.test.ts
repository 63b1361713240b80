import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { epochFile } from '../../src/data/runFolder';
import { openReplay } from '../../src/replay/openReplay';
import { openRun, type Run } from '../../src/runs/openRun';
import { temporaryFolder } from '../data/temporaryFolder';
import { tinyRun } from '../runs/tinyRun';

const spans = { epochs: 300, snapshotEvery: 100, stateEvery: 100 };

/** h1 at some epochs, from one replay. */
async function activations(run: Run, epochs: readonly number[], signal?: AbortSignal) {
  const replay = await openReplay(run, { threads: 1, signal });
  try {
    const found: (Float32Array | undefined)[] = [];
    for (const epoch of epochs) found.push(await replay.activationsAt(epoch));
    return found;
  } finally {
    await replay.close();
  }
}

describe('openReplay', () => {
  it('gives the same bytes from the nearest cached states as from the seed', async () => {
    const run = await tinyRun(temporaryFolder(), 'tiny', spans);
    const fromSeed = await activations({ ...run, states: [] }, [50, 250]);
    expect(await activations(run, [50, 250])).toEqual(fromSeed);
    expect(fromSeed[0]).not.toEqual(fromSeed[1]);
  });

  it('needs no training where a state is cached, and where it needs some ends at the signal', async () => {
    const run = await tinyRun(temporaryFolder(), 'tiny', spans);
    const stopped = AbortSignal.abort();
    const [cached, between] = await activations(run, [200, 250], stopped);
    expect(cached).toEqual((await activations(run, [200]))[0]);
    expect(between).toBeUndefined();
  });

  it('tells the epochs on the way', async () => {
    const run = await tinyRun(temporaryFolder(), 'tiny', spans);
    const replay = await openReplay(run, { threads: 1 });
    const seen: number[] = [];
    await replay.activationsAt(150, (epoch) => seen.push(epoch));
    await replay.close();
    expect(seen).toEqual([125, 150]);
  });

  it('goes forwards only', async () => {
    const run = await tinyRun(temporaryFolder(), 'tiny', spans);
    await expect(activations(run, [100, 50])).rejects.toThrow('it is at 100, asked for 50');
  });

  it('refuses other bytes than those of a committed snapshot', async () => {
    const root = temporaryFolder();
    const { paths } = await tinyRun(root, 'tiny', spans);
    writeFileSync(join(paths.snapshots, epochFile(200)), 'not what was trained');
    await expect(activations(openRun('tiny', root), [200])).rejects.toThrow('gave other bytes than');
  });
});
