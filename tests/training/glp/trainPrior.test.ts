import { describe, expect, it } from 'vitest';
import { matrix } from '../../../src/engine/matrix';
import { randomDirections } from '../../../src/metrics/algebra/randomDirections';
import { glpBytes } from '../../../src/models/glp/glpFile';
import { smallGlp } from '../../../src/models/glp/smallGlp';
import { convergeGlp } from '../../../src/training/glp/convergeGlp';
import { trainPrior } from '../../../src/training/glp/trainPrior';
import { refused } from '../../data/arrays/refusals';

const activations = randomDirections(40, 8, 5);

describe('trainPrior', () => {
  it('is convergeGlp at three falling rates, the same bytes for any thread count', async () => {
    const seen: number[] = [];
    const options = { steps: 12, size: 'small', seed: 3 } as const;
    const prior = await trainPrior(activations, { ...options, progress: (done) => seen.push(done) });
    const expected = await convergeGlp({
      options: smallGlp(8, 40),
      seed: 3,
      run: '',
      epoch: 0,
      activations: Float32Array.from(activations.data),
      rates: [
        { steps: 6, learningRate: 1e-3 },
        { steps: 3, learningRate: 0.3e-3 },
        { steps: 3, learningRate: 1e-4 },
      ],
    });
    expect(Buffer.from(glpBytes(prior)).equals(glpBytes(expected))).toBe(true);
    expect(seen).toEqual([6, 9, 12]);
    const threads = await trainPrior(activations, { ...options, threads: 2 });
    expect(Buffer.from(glpBytes(threads)).equals(glpBytes(prior))).toBe(true);
  });

  it('has another prior for another seed', async () => {
    const [one, other] = await Promise.all(
      [1, 2].map((seed) => trainPrior(activations, { steps: 4, size: 'small', seed })),
    );
    expect(Buffer.from(glpBytes(one)).equals(glpBytes(other))).toBe(false);
  });

  it('stops with the reason of its signal', async () => {
    const controller = new AbortController();
    const progress = () => controller.abort(new Error('enough'));
    const work = trainPrior(activations, { steps: 1000, size: 'small', signal: controller.signal, progress });
    await expect(work).rejects.toThrow('enough');
  });

  it.each([
    [matrix(3, 8), {}, 'expected at least 4 rows of activations, found 3'],
    [matrix(8, 10), {}, 'expected activations of a width that is a multiple of 8, found 10'],
    [matrix(8, 8), { steps: 2 }, 'steps of a prior: expected an integer from 4 up, got 2'],
    [matrix(8, 8, new Float64Array(64).fill(Number.NaN)), {}, 'expected finite numbers, found NaN'],
  ])('refuses what it cannot be trained on', async (of, options, expected) => {
    expect(await refused(() => trainPrior(of, { size: 'small', ...options }))).toContain(expected);
  });
});
