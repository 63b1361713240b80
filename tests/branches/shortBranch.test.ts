import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ShortBranchOptions, shortBranch } from '../../src/branches/shortBranch';
import { InputError } from '../../src/inputError';
import { openRun, type Run } from '../../src/runs/openRun';
import { temporaryFolder } from '../data/temporaryFolder';
import { tinyRun } from '../runs/tinyRun';
import { writeStudy } from '../study/writeStudy';

const root = mkdtempSync(join(tmpdir(), 'branch-'));
let run: Run;
beforeAll(async () => {
  run = await tinyRun(root);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('shortBranch', () => {
  it('without a change is the run itself, row for row', async () => {
    const branch = await shortBranch(run, { from: 80, epochs: 80, every: 20, threads: 1 });
    expect([...branch.epoch]).toEqual([80, 100, 120, 140, 160]);
    const rows = [...branch.epoch].map((epoch) => run.history.epoch.indexOf(epoch));
    for (const name of ['test_accuracy', 'h1_pc1_variance_fraction'] as const)
      expect(Array.from(branch[name])).toEqual(rows.map((i) => run.history[name][i]));
  });

  it('ends in a row, and another label gradient or a direction makes another branch', async () => {
    const options = { from: 80, epochs: 70, every: 40, threads: 1 };
    const plain = await shortBranch(run, options);
    expect([...plain.epoch]).toEqual([80, 120, 150]);
    const direction = Float64Array.from({ length: 8 }, () => Math.sqrt(1 / 8));
    const held = await shortBranch(run, { ...options, directions: [direction] });
    expect(held.h1_pc1_variance_fraction[0]).toBe(plain.h1_pc1_variance_fraction[0]);
    expect(held.h1_pc1_variance_fraction[2]).not.toBe(plain.h1_pc1_variance_fraction[2]);
    const summed = await shortBranch(run, { ...options, labelGradient: 'summed' });
    expect([...summed.epoch]).toEqual([...plain.epoch]);
  });

  it('asks for its directions as it goes, and tells of each row; a constant answer is a constant direction', async () => {
    const options = { from: 80, epochs: 75, every: 25 };
    const direction = Float64Array.from({ length: 8 }, () => Math.sqrt(1 / 8));
    const shares = async (changed: Partial<ShortBranchOptions>) =>
      Array.from((await shortBranch(run, { ...options, ...changed })).h1_pc1_variance_fraction);
    const [plain, held] = [await shares({}), await shares({ directions: [direction] })];
    const asked: number[] = [];
    const told: number[] = [];
    const late = await shares({
      directions: (epoch) => (asked.push(epoch) > 2 ? [direction] : []),
      row: ({ epoch }) => told.push(epoch.length),
    });
    expect(asked).toEqual([80, 105, 130, 155]);
    expect(told).toEqual([1, 2, 3, 4]);
    expect(late.slice(0, 3)).toEqual(plain.slice(0, 3));
    expect([plain[3], held[3]]).not.toContain(late[3]);
    expect(await shares({ directions: () => [direction] })).toEqual(held);
  });

  it('takes the rest of an arithmetic as a condition does: the heaviest alone are exact, the head is centred', async () => {
    const options = { from: 80, epochs: 60, every: 60, threads: 1 };
    const last = async (changed: Partial<ShortBranchOptions>) => {
      const branch = await shortBranch(run, { ...options, ...changed });
      return branch.h1_pc1_variance_fraction[1];
    };
    const gauge = { step: { gauge: 1 } } as const;
    expect(await last(gauge)).toBe(await last({ condition: 'gauge-1-from-20000' }));
    expect(await last(gauge)).not.toBe(await last({}));
    const two = { labelGradient: 'summed', step: { heaviest: 2 } } as const;
    expect(await last(two)).toBe(await last({ condition: 'exact-for-2-from-20000' }));
    expect(await last(two)).not.toBe(await last({ labelGradient: 'summed' }));
  });

  it('weighs the samples as its condition does', async () => {
    const alike = (name: string, zipf_exponent: number) => ({ name, zipf_exponent });
    const own = await tinyRun(
      writeStudy(temporaryFolder(), {
        task: { p: 13, train_fraction: 0.5 },
        hidden: [8, 8],
        seeds: [3],
        conditions: [alike('essay', 1.5), alike('flat', 0)],
      }),
      'seed-3',
    );
    const last = async (condition?: string) => {
      const branch = await shortBranch(own, { from: 80, epochs: 40, every: 40, condition });
      return branch.h1_pc1_variance_fraction[1];
    };
    expect(await last('essay')).toBe(await last());
    expect(await last('flat')).not.toBe(await last());
  });

  it('says how far it is, and stops when asked', async () => {
    const seen: number[][] = [];
    const stop = new AbortController();
    const progress = (done: number, total: number) => {
      seen.push([done, total]);
      if (done >= 25) stop.abort();
    };
    const branch = await shortBranch(run, {
      from: 40,
      epochs: 100,
      every: 10,
      threads: 1,
      progress,
      signal: stop.signal,
    });
    expect(seen.at(-1)?.[1]).toBe(100);
    expect(branch.epoch.at(-1)).toBeLessThan(100);
  });

  it('refuses an epoch without a full state, naming those that have one, and no epochs', async () => {
    await expect(shortBranch(run, { from: 50, epochs: 10 })).rejects.toThrow(
      /states at epoch 50; it has .*40/,
    );
    await expect(shortBranch(run, { from: 40, epochs: 0 })).rejects.toThrow(InputError);
  });

  it('begins where the cached collapse does, 1,000 epochs before the first onset', () => {
    expect(openRun('baseline').states).toContain(24_000);
  });
});
