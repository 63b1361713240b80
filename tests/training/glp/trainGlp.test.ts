import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { sha256 } from '../../../src/data/sha256';
import { InputError } from '../../../src/inputError';
import { glpBytes } from '../../../src/models/glp/glpFile';
import { fitGlpNormaliser } from '../../../src/models/glp/glpNormaliser';
import type { GlpPrior } from '../../../src/models/glp/glpPrior';
import { type TrainGlpOptions, trainGlp } from '../../../src/training/glp/trainGlp';
import { smallGlp, someActivations } from '../../models/glp/glpFixtures';

const folder = mkdtempSync(join(tmpdir(), 'glp-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Trains on four snapshots; the hash of every prior on the way. */
async function hashes(extra: Partial<TrainGlpOptions> = {}): Promise<Record<number, string>> {
  const found: Record<number, string> = {};
  await trainGlp({
    options: smallGlp,
    seed: 5,
    run: 'r',
    until: 4321,
    activationsAt: async (epoch) => someActivations(epoch),
    onStage: ({ epoch, prior }) => {
      found[epoch] = sha256(glpBytes(prior));
    },
    ...extra,
  });
  return found;
}

describe('trainGlp', () => {
  const whole = hashes();

  it('takes its steps at each snapshot, in order, and reports them', async () => {
    const asked: number[] = [];
    const seen: [number, number, number][] = [];
    const { step } = await trainGlp({
      options: smallGlp,
      seed: 5,
      run: 'r',
      until: 3000,
      activationsAt: async (epoch) => {
        asked.push(epoch);
        return someActivations(epoch);
      },
      progress: (done, total, epoch) => seen.push([done, total, epoch]),
    });
    expect(step).toBe(30 + 12 + 12);
    expect(asked).toEqual([1000, 2000, 3000]);
    expect(seen.filter(([, , epoch]) => epoch === 1000).map(([done]) => done)).toEqual([10, 20, 30]);
    expect(seen[seen.length - 1]).toEqual([54, 54, 3000]);
  });

  it.each([1, 4])('gives the bytes of 2 threads on %i', async (threads) => {
    expect(await hashes({ threads })).toEqual(await whole);
  });

  it('resumes to the same bytes wherever it was stopped', async () => {
    const checkpoint = join(folder, 'resumed.safetensors');
    let found: Record<number, string> = {};
    for (let round = 0; round < 20 && !(4000 in found); round++) {
      const stop = new AbortController();
      const progress = (done: number) => [20, 40, 54].includes(done) && stop.abort();
      found = { ...found, ...(await hashes({ checkpoint, signal: stop.signal, progress })) };
    }
    expect(found).toEqual(await whole);
    expect(await hashes({ checkpoint })).toEqual({});
  });

  it('looks at epochs between the snapshots without a trace in those that follow', async () => {
    const { 1700: early, 4200: late, ...rest } = await hashes({ asides: [4200, 1700, 1700, 2000, 4999] });
    expect(rest).toEqual(await whole);
    expect(early).toBe((await hashes({ asides: [1700], until: 1999 }))[1700]);
    expect(new Set([early, late, ...Object.values(rest)]).size).toBe(6);
  });

  it('takes as many steps aside as at a later snapshot, and counts them', async () => {
    const seen: [number, number, number][] = [];
    const { step } = await trainGlp({
      options: smallGlp,
      seed: 5,
      run: 'r',
      until: 2500,
      asides: [1500, 2500],
      activationsAt: async (epoch) => someActivations(epoch),
      progress: (...report) => seen.push(report),
    });
    expect(step).toBe(30 + 12);
    expect(seen).toEqual([
      ...[10, 20, 30].map((done) => [done, 66, 1000]),
      ...[40, 42].map((done) => [done, 66, 1500]),
      ...[52, 54].map((done) => [done, 66, 2000]),
      ...[64, 66].map((done) => [done, 66, 2500]),
    ]);
  });

  it('resumes to the same bytes when stopped aside', async () => {
    const asides = [1700, 4200];
    const checkpoint = join(folder, 'aside.safetensors');
    let found: Record<number, string> = {};
    for (const at of [40, 64, 88, 1_000]) {
      const stop = new AbortController();
      const progress = (done: number) => done >= at && stop.abort();
      found = { ...found, ...(await hashes({ asides, checkpoint, signal: stop.signal, progress })) };
    }
    expect(found).toEqual(await hashes({ asides }));
  });

  it('keeps the first snapshot’s normaliser where asked to, also when it goes on elsewhere', async () => {
    const options = { ...smallGlp, normaliser: 'first' } as const;
    const seen: GlpPrior[] = [];
    const onStage = ({ prior }: { prior: GlpPrior }) => void seen.push(prior);
    await hashes({ options, until: 3000, onStage });
    const first = fitGlpNormaliser(someActivations(1000), smallGlp.shape.input);
    expect(seen.map(({ normaliser }) => normaliser)).toEqual([first, first, first]);
    expect(seen[0].parameters.output).not.toEqual(seen[1].parameters.output);

    const checkpoint = join(folder, 'kept.safetensors');
    const stop = new AbortController();
    const asked: number[] = [];
    const activationsAt = async (epoch: number) => {
      asked.push(epoch);
      return someActivations(epoch);
    };
    const progress = (done: number) => done >= 42 && stop.abort();
    await hashes({ options, until: 3000, checkpoint, signal: stop.signal, progress });
    const rest: GlpPrior[] = [];
    const keep = ({ prior }: { prior: GlpPrior }) => void rest.push(prior);
    await hashes({ options, until: 3000, checkpoint, activationsAt, onStage: keep });
    expect(asked).toEqual([1000, 3000]);
    expect(rest).toEqual(seen.slice(2));
  });

  it('hands out samplers that project as the options say', async () => {
    const projection = { t0: 0.5, steps: 3 };
    await hashes({
      options: { ...smallGlp, projection },
      until: 1000,
      onStage: async ({ sampler, activations }) => {
        expect(await sampler.project(activations)).toEqual(await sampler.project(activations, projection));
        const plain = sampler.projecting({ t0: 0.3, steps: 5 });
        expect(await plain.project(activations)).not.toEqual(await sampler.project(activations));
      },
    });
  });

  it('writes nothing and asks for nothing when stopped before it starts', async () => {
    const checkpoint = join(folder, 'never.safetensors');
    expect(await hashes({ checkpoint, signal: AbortSignal.abort() })).toEqual({});
    expect(existsSync(checkpoint)).toBe(false);
  });

  it('hands out a sampler of the prior it names', async () => {
    await trainGlp({
      options: smallGlp,
      seed: 5,
      run: 'r',
      until: 1000,
      activationsAt: async (epoch) => someActivations(epoch),
      onStage: async ({ sampler, activations, prior, loss }) => {
        const residuals = await sampler.residuals(activations);
        expect(residuals.every(Number.isFinite)).toBe(true);
        expect(prior.epoch).toBe(1000);
        expect(loss).toBeGreaterThan(0);
      },
    });
  });

  it('is another prior with another seed', async () => {
    expect((await hashes({ seed: 6 }))[1000]).not.toBe((await whole)[1000]);
  });

  it('refuses activations, options and checkpoints that do not fit', async () => {
    const checkpoint = join(folder, 'other.safetensors');
    await hashes({ checkpoint, until: 1000 });
    const bad = someActivations();
    bad[3] = Number.NaN;
    const cases: [Partial<TrainGlpOptions>, string][] = [
      [{ activationsAt: async () => bad }, 'expected finite numbers, found NaN at [0, 3]'],
      [{ activationsAt: async () => bad.slice(0, 17) }, 'expected rows of 16, found 17 numbers'],
      [{ activationsAt: async () => someActivations(1, 40) }, 'expected at most 40 samples, got 64'],
      [
        { activationsAt: async (epoch) => someActivations(1, epoch === 1000 ? 80 : 90) },
        'epoch 2000: expected activations of 80 samples, found 90',
      ],
      [{ until: 999 }, 'expected to train at least until epoch 1000, got 999'],
      [{ asides: [3500, 700] }, 'expected to train at least until epoch 1000, got 700'],
      [
        { options: { ...smallGlp, normaliser: 'last' as 'first' } },
        'GLP normaliser: expected each or first, got last',
      ],
      [{ options: { ...smallGlp, projection: { t0: 2, steps: 5 } } }, 't0: expected a time above 0'],
      [{ options: { ...smallGlp, clipNorm: 0 } }, 'GLP clipNorm: expected a finite number above 0, got 0'],
      [{ checkpoint, run: 'other' }, 'expected a checkpoint with run other, found r'],
      [{ checkpoint, seed: 6 }, 'expected a checkpoint with seed 6, found 5'],
      [{ checkpoint, options: { ...smallGlp, laterSteps: 5 } }, 'expected a checkpoint with options'],
    ];
    for (const [wrong, message] of cases) {
      const asked = hashes(wrong);
      await expect(asked).rejects.toThrow(InputError);
      await expect(asked).rejects.toThrow(message);
    }
  });
});
