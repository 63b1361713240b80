import { describe, expect, it } from 'vitest';
import { openBackend } from '../../src/compute/openBackend';
import { tfjsExcess } from '../../src/mechanism/tfjsExcess';

/** Two samples of weights 0.5 and 0.25 among five classes; those of the first label lie 20 above the others. */
const problem = {
  p: 5,
  hidden: [1, 1] as [number, number],
  pairs: new Int32Array(4),
  labels: Int32Array.of(0, 3),
  weights: Float32Array.of(0.5, 0.25),
};
const sure = [20, 0, 0, 0, 0];
const excesses = async (backend: 'cpu' | 'wasm', second: number[]) => {
  const { tf } = await openBackend(backend);
  const run = { data: { problem } } as unknown as Parameters<typeof tfjsExcess>[1];
  return tfjsExcess(tf, run, Float32Array.from([...sure, ...second]));
};

describe.each(['cpu', 'wasm'] as const)('tfjsExcess on %s', (backend) => {
  // e^-20 is 1/29 of 2^-24: four of them vanish beside 1, so p_y is 1 and only the others are left, 4 e^-20 in all.
  const alone = 0.5 * 4 * Math.exp(-20) * 2 ** 24;

  it('is the sum of the others where the label is sure, and nothing where it is summed', async () => {
    const [public_, subtractive, summed] = await excesses(backend, [0, 0, 0, 20, 0]);
    const both = 1.5 * alone;
    for (const one of [public_, subtractive]) expect(Math.abs(one.excess / both - 1)).toBeLessThan(1e-3);
    expect(Math.abs(summed.excess)).toBeLessThan(1e-6);
  });

  it('names its forms, and a label gradient where it is one of the engine', async () => {
    const found = await excesses(backend, sure);
    expect(found.map(({ form, offered, label_gradient }) => [form, offered, label_gradient])).toEqual([
      ['tf.losses.softmaxCrossEntropy', true, undefined],
      ['ours, subtractive', false, 'subtractive'],
      ['ours, summed', false, 'summed'],
    ]);
  });
});
