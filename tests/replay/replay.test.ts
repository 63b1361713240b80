import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { snapshotBytes } from '../../src/data/parameterFile';
import { epochFile } from '../../src/data/runFolder';
import { provenance } from '../../src/data/safetensors/provenance';
import { sha256 } from '../../src/data/sha256';
import type { TaskState } from '../../src/engine/taskState';
import { InputError } from '../../src/inputError';
import { replay, type Span } from '../../src/replay/replay';
import { openRun, type Run } from '../../src/runs/openRun';
import { tinyConfig, tinyRun } from '../runs/tinyRun';

let root: string;
let run: Run;
let branch: Run;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'activation-supervision-'));
  run = await tinyRun(root);
  const file = join(run.paths.states, epochFile(80));
  const config = { ...tinyConfig, from: { epoch: 80, sha256: sha256(readFileSync(file)) } };
  const options = { config, start: run.state(80), epochs: 130, stateEvery: undefined };
  branch = await tinyRun(root, 'branch', options);
});

afterAll(() => rmSync(root, { recursive: true }));

/** Replays stretches and gives the epochs shown, in order; each state must have the bytes of the run's snapshot. */
async function shown(
  of: Run,
  spans: readonly Pick<Span, 'from' | 'to' | 'every'>[],
  options: Parameters<typeof replay>[2] = {},
): Promise<{ epochs: number[]; finished: number[] }> {
  const epochs: number[] = [];
  const finished: number[] = [];
  const observe = (epoch: number, { step, parameters }: TaskState) => {
    const bytes = snapshotBytes(parameters, of.shape, provenance(of.config, epoch));
    expect(sha256(bytes)).toBe(sha256(readFileSync(join(of.paths.snapshots, epochFile(epoch)))));
    expect(step).toBe(epoch);
    epochs.push(epoch);
  };
  const watched = spans.map((span) => ({ ...span, observe, finish: () => void finished.push(span.to) }));
  await replay(of, watched, { threads: 1, root, ...options });
  return { epochs, finished };
}

describe('replay', () => {
  it('shows the states that the run had, byte for byte, both ends of a stretch included', async () => {
    const { epochs, finished } = await shown(run, [{ from: 90, to: 120, every: 10 }]);
    expect(epochs).toEqual([90, 100, 110, 120]);
    expect(finished).toEqual([120]);
  });

  it('goes through stretches in order of time, whatever order they come in', async () => {
    const stretches = [
      { from: 130, to: 170, every: 20 },
      { from: 50, to: 70, every: 10 },
      { from: 70, to: 80, every: 10 },
      { from: 10, to: 30, every: 20 },
    ];
    const { epochs, finished } = await shown(run, stretches, { threads: 2 });
    expect(epochs).toEqual([10, 30, 50, 60, 70, 70, 80, 130, 150, 170]);
    expect(finished).toEqual([30, 70, 80, 170]);
  });

  it('shows stretches that overlap, or lie in each other, each as a whole', async () => {
    const { epochs } = await shown(run, [
      { from: 10, to: 60, every: 10 },
      { from: 20, to: 40, every: 20 },
    ]);
    expect(epochs).toEqual([10, 20, 30, 40, 50, 60, 20, 40]);
  });

  it('starts before the first state from the seed', async () => {
    const without = { ...run, states: [], state: () => expect.unreachable('it has none') };
    expect((await shown(without, [{ from: 10, to: 20, every: 10 }])).epochs).toEqual([10, 20]);
  });

  it('starts a branch from the state that it branched from', async () => {
    expect(branch.states).toEqual([]);
    expect((await shown(branch, [{ from: 90, to: 130, every: 20 }])).epochs).toEqual([90, 110, 130]);
  });

  it('leaves a stretch that it was stopped in unfinished, and begins no other', async () => {
    const controller = new AbortController();
    const spans = [
      { from: 40, to: 80, every: 10 },
      { from: 120, to: 160, every: 10 },
    ];
    const { epochs, finished } = await shown(run, spans, {
      signal: controller.signal,
      progress: (epoch) => epoch >= 60 && controller.abort(),
    });
    expect(epochs).toEqual([40, 50, 60]);
    expect(finished).toEqual([]);
  });

  it('shows nothing when it was stopped before it began', async () => {
    const signal = AbortSignal.abort();
    expect(await shown(run, [{ from: 0, to: 10, every: 10 }], { signal })).toEqual({
      epochs: [],
      finished: [],
    });
  });

  it('says which stretch it is in', async () => {
    const at: string[] = [];
    const progress = (epoch: number, { to }: Span) => void at.push(`${epoch}/${to}`);
    const observe = () => {};
    await replay(run, [{ from: 80, to: 100, every: 10, observe }], { threads: 1, progress });
    expect(at).toEqual(['90/100', '100/100']);
  });
});

describe('replay refuses', () => {
  it('a stretch before the beginning of the run', async () => {
    const early = shown(branch, [{ from: 70, to: 90, every: 10 }]);
    await expect(early).rejects.toThrow(new InputError("run 'branch' begins at epoch 80, asked for 70"));
    await expect(shown(run, [{ from: -10, to: 90, every: 10 }])).rejects.toThrow('begins at epoch 0');
  });

  it('a branch whose beginning is not in the cache', async () => {
    const nowhere = join(root, 'nowhere');
    await expect(shown(branch, [{ from: 90, to: 100, every: 10 }], { root: nowhere })).rejects.toThrow(
      /^run 'branch' starts from a state of epoch 80 .* that no cached run has$/,
    );
  });

  it('a run whose arithmetic promises no bytes', async () => {
    const other = { ...openRun('tiny', root), config: { ...tinyConfig, arithmetic: 'tfjs-cpu' } };
    await expect(shown(other, [{ from: 0, to: 10, every: 10 }])).rejects.toThrow(
      new InputError("run 'tiny': its arithmetic tfjs-cpu promises no bytes"),
    );
  });
});
