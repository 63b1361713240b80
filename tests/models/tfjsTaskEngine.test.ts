import { beforeAll, describe, expect, it } from 'vitest';
import { loadTfjs } from '../../src/compute/loadTfjs';
import { hasBinding, nativePackage } from '../../src/compute/nativePackage';
import type { NamedArrays } from '../../src/engine/taskShape';
import { InputError } from '../../src/inputError';
import { forward } from '../../src/models/mlp';
import { TfjsTaskEngine } from '../../src/models/tfjsTaskEngine';
import { differences, essay, filled, fresh, golden, statesAfter, tiny, tinyParameters } from './tfjsFixtures';

const kinds = ['subtractive', 'summed'] as const;

/** How far two correct float32 implementations may be apart: a ReLU at zero may flip (tests/golden/README.md). */
function expectGolden(found: NamedArrays, step: 1 | 10 | 100): void {
  const off = differences(found, golden(step));
  expect(off).toHaveLength(53_985);
  if (step === 1) expect(off[0]).toBeLessThan(1e-6);
  else expect(off[53]).toBeLessThan(step === 10 ? 1e-5 : 5e-4);
}

/** The weighted cross-entropy of the tiny problem in float64. */
function tinyLoss(parameters: NamedArrays): number {
  const { logits } = forward(parameters, tiny, tiny.pairs);
  return tiny.labels.reduce((loss, label, i) => {
    const z = logits.data.subarray(i * tiny.p, (i + 1) * tiny.p);
    const sum = z.reduce((total, x) => total + Math.exp(x), 0);
    return loss + tiny.weights[i] * (Math.log(sum) - z[label]);
  }, 0);
}

describe('TfjsTaskEngine', () => {
  it('agrees with JAX after 1 and 10 steps', async () => {
    const [one, ten] = await statesAfter(essay, fresh(golden(0), essay), [1, 9], { backend: 'wasm' });
    expectGolden(one.parameters, 1);
    expectGolden(ten.parameters, 10);
    expect(ten.step).toBe(10);
  });

  it('agrees with JAX in its first step with the label gradient summed too', async () => {
    const options = { backend: 'wasm', labelGradient: 'summed' } as const;
    const [one] = await statesAfter(essay, fresh(golden(0), essay), [1], options);
    expectGolden(one.parameters, 1);
  });

  it.each(kinds)('descends along the slope of the float64 loss, label gradient %s', async (labelGradient) => {
    // With beta1 = 0 the first moment is the gradient itself.
    const adamw = { learningRate: 1e-3, beta1: 0, beta2: 0.999, epsilon: 1e-8, weightDecay: 0 };
    const options = { backend: 'cpu', labelGradient, adamw } as const;
    const [{ adamM }] = await statesAfter(tiny, fresh(tinyParameters, tiny), [1], options);
    const h = 2 ** -12;
    for (const [name, values] of Object.entries(tinyParameters)) {
      for (const at of values.keys()) {
        const moved = (by: number) => ({
          ...tinyParameters,
          [name]: values.map((x, i) => (i === at ? x + by : x)),
        });
        const slope = (tinyLoss(moved(h)) - tinyLoss(moved(-h))) / (2 * h);
        expect(Math.abs(adamM[name][at] - slope)).toBeLessThan(2e-4);
      }
    }
  });

  it('loses a label gradient below 2^-24 only when it is subtractive', async () => {
    const bias = Float32Array.of(0, 20, 0, 0, 0);
    const parameters = { ...filled(tiny, () => 0), 'head.bias': bias };
    const one = {
      ...tiny,
      pairs: Int32Array.of(0, 1),
      labels: Int32Array.of(1),
      weights: Float32Array.of(1),
    };
    const adamw = { learningRate: 1e-3, beta1: 0, beta2: 0.999, epsilon: 1e-8, weightDecay: 0 };
    const exact = (-4 * Math.exp(-20)) / (1 + 4 * Math.exp(-20));
    const labelEntry = async (labelGradient: (typeof kinds)[number]) => {
      const options = { backend: 'cpu', labelGradient, adamw } as const;
      const [{ adamM }] = await statesAfter(one, fresh(parameters, tiny), [1], options);
      return adamM['head.bias'][1];
    };
    expect((await labelEntry('subtractive')) * 2 ** 24).toBe(0);
    expect(Math.abs((await labelEntry('summed')) / exact - 1)).toBeLessThan(1e-5);
  });

  it('goes on from a saved state to the same numbers as without the break', async () => {
    const start = fresh(tinyParameters, tiny);
    const [two, five] = await statesAfter(tiny, start, [2, 3], { backend: 'cpu' });
    const [resumed] = await statesAfter(tiny, two, [3], { backend: 'cpu' });
    expect(resumed).toEqual(five);
  });

  it('turns parameters and moments below 1e-30 to zero', async () => {
    const start = fresh(
      filled(tiny, () => 1e-31),
      tiny,
    );
    const state = { ...start, adamM: filled(tiny, () => 1e-31) };
    const none = { ...tiny, weights: new Float32Array(3) };
    const [after] = await statesAfter(none, state, [1], { backend: 'cpu' });
    for (const arrays of [after.adamM, after.adamV]) {
      expect(
        Object.values(arrays)
          .flatMap((x) => [...x])
          .every((x) => x === 0),
      ).toBe(true);
    }
  });

  it('refuses to go on from a parameter that is not finite', async () => {
    const start = fresh({ ...tinyParameters, 'head.bias': new Float32Array(5).fill(Number.NaN) }, tiny);
    await expect(statesAfter(tiny, start, [1], { backend: 'cpu' })).rejects.toThrow('infinite or NaN');
  });

  it('names the parameter that is missing or of another size', async () => {
    const { 'head.bias': _, ...rest } = tinyParameters;
    const start = fresh(rest, tiny);
    await expect(statesAfter(tiny, start, [1], { backend: 'cpu' })).rejects.toThrow(
      new InputError('head.bias: expected 5 numbers, found none'),
    );
  });

  it('leaves no tensor behind when it is closed', async () => {
    const tf = loadTfjs();
    const { numTensors } = tf.memory();
    const engine = await TfjsTaskEngine.create(tiny, { backend: 'cpu' });
    engine.load(fresh(tinyParameters, tiny));
    await engine.run(3);
    await engine.close();
    expect(tf.memory().numTensors).toBe(numTensors);
  });
});

const native = hasBinding(nativePackage('cpu')) || hasBinding(nativePackage('gpu'));
if (!native) console.info('tfjs on libtensorflow is not tested: run `npm run setup:native` first');

describe.runIf(native)('TfjsTaskEngine on libtensorflow', () => {
  let parameters: NamedArrays[];

  beforeAll(async () => {
    const states = await statesAfter(essay, fresh(golden(0), essay), [1, 9, 90], { backend: 'native' });
    parameters = states.map((state) => state.parameters);
  });

  it.each([1, 10, 100] as const)('agrees with JAX after %i steps', (step) => {
    expectGolden(parameters[[1, 10, 100].indexOf(step)], step);
  });
});
