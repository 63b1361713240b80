import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readParameters } from '../../src/data/parameterFile';
import { logitGradientsAsTrained } from '../../src/engine/logitGradientsAsTrained';
import { row } from '../../src/engine/matrix';
import {
  checkArithmetic,
  LABEL_GRADIENTS,
  labelGradientsOf,
  type StepArithmetic,
} from '../../src/engine/stepArithmetic';
import type { TaskProblem } from '../../src/engine/taskProblem';
import { InputError } from '../../src/inputError';
import { essayConfig, runData } from '../../src/training/runConfig';
import { ENGINES } from './engines';
import { openEngine, problemOf, startOf, stateHash, trained, zeros } from './taskFixtures';

const UNIT = 2 ** -24;

/** dLoss/dlogits of one sample of weight 1 with these logits, as the engine computes it. */
function gradientOf(logits: number[], label: number, arithmetic: StepArithmetic): number[] {
  const shape = { p: logits.length, hidden: [4, 4] } as const;
  const problem: TaskProblem = {
    ...shape,
    pairs: Int32Array.of(0, label),
    labels: Int32Array.of(label),
    weights: Float32Array.of(1),
  };
  const parameters = { ...zeros(shape), 'head.bias': Float32Array.from(logits) };
  return [...row(logitGradientsAsTrained(problem, parameters, [0], arithmetic), 0)];
}

const sum = (x: readonly number[]) => x.reduce((a, b) => a + b, 0);

/** The softmax in float64. */
function softmax(logits: readonly number[]): number[] {
  const e = logits.map((z) => Math.exp(z - Math.max(...logits)));
  return e.map((x) => x / sum(e));
}

/** The label is sure to within some units of 2^-24, so that the kinds differ. */
const sure = [14.3, -1.25, 0.5, 0, -0.75];
const unsure = [0.3, -1.25, 0.5, 0, -0.75];
const plainKinds = LABEL_GRADIENTS.filter((kind) => !['drive', 'stablemax'].includes(kind));

describe('a row of dCE/dlogits', () => {
  it.each(plainKinds)('is that of float64 where no label is sure: %s', (labelGradient) => {
    const found = gradientOf(unsure, 2, { labelGradient, seed: 7 });
    softmax(unsure).forEach((q, k) => {
      expect(Math.abs(found[k] - (k === 2 ? q - 1 : q))).toBeLessThan(2e-7);
    });
  });

  const subtractive = gradientOf(sure, 0, { labelGradient: 'subtractive' });
  const summed = gradientOf(sure, 0, { labelGradient: 'summed' });
  const excess = subtractive[0] - summed[0];

  it('differs at the label by less than two units, and by more than a hundredth of its length', () => {
    expect(Math.abs(excess)).toBeLessThan(2 * UNIT);
    expect(Math.abs(excess)).toBeGreaterThan(0.01 * Math.abs(summed[0]));
    expect(subtractive.slice(1)).toEqual(summed.slice(1));
  });

  it('centred is subtractive less one number everywhere, and sums to zero', () => {
    const found = gradientOf(sure, 0, { labelGradient: 'centred' });
    const mean = sum(subtractive) / 5;
    found.forEach((x, k) => {
      expect(x - (subtractive[k] - mean)).toBeCloseTo(0, 12);
    });
    expect(Math.abs(sum(found))).toBeLessThan(0.01 * Math.abs(sum(subtractive)));
  });

  it('rescaled keeps the label entry of subtractive and the proportions of the others, and sums to zero', () => {
    const found = gradientOf(sure, 0, { labelGradient: 'rescaled' });
    expect(found[0]).toBe(subtractive[0]);
    const factors = found.slice(1).map((x, k) => x / summed[k + 1]);
    for (const factor of factors) expect(factor / (subtractive[0] / summed[0])).toBeCloseTo(1, 5);
    expect(Math.abs(sum(found))).toBeLessThan(0.01 * Math.abs(sum(subtractive)));
  });

  it('mean-only is summed and the lost sum of subtractive spread over all entries', () => {
    const found = gradientOf(sure, 0, { labelGradient: 'mean-only' });
    found.forEach((x, k) => {
      expect(x - (summed[k] + excess / 5)).toBeCloseTo(0, 12);
    });
    expect(sum(found) / sum(subtractive)).toBeCloseTo(1, 2);
  });

  it.each([1, -2.5, 8])('drive is summed and %d units shared among the entries', (drive) => {
    const found = gradientOf(sure, 0, { labelGradient: 'drive', drive });
    found.forEach((x, k) => {
      expect(x - (summed[k] + (drive * UNIT) / 5)).toBeCloseTo(0, 12);
    });
  });

  it('log1p leaves less of a sum than a hundredth of a unit', () => {
    const found = gradientOf(sure, 0, { labelGradient: 'log1p' });
    expect(Math.abs(sum(found))).toBeLessThan(0.01 * UNIT);
    const exact = softmax(sure).slice(1);
    expect(found[0] / -sum(exact)).toBeCloseTo(1, 5);
  });

  it('stochastic is a multiple of 2^-23 at the label, and summed on the average over steps', async () => {
    const shape = { p: 5, hidden: [4, 4] } as const;
    const problem: TaskProblem = {
      ...shape,
      pairs: Int32Array.of(0, 0),
      labels: Int32Array.of(0),
      weights: Float32Array.of(1),
    };
    const adamw = { learningRate: 0, beta1: 0, beta2: 0.5, epsilon: 1, weightDecay: 0 };
    const labelGradient = { labelGradient: 'stochastic', seed: 3 } as const;
    const engine = await openEngine(problem, { labelGradient, adamw, threads: 1 });
    const parameters = { ...zeros(shape), 'head.bias': Float32Array.from(sure) };
    engine.load({ step: 0, parameters, adamM: zeros(shape), adamV: zeros(shape) });
    const found: number[] = [];
    for (let step = 0; step < 2000; step++) {
      await engine.run(1);
      found.push(engine.state().adamM['head.bias'][0] / (2 * UNIT));
    }
    expect(found.every(Number.isInteger)).toBe(true);
    const expected = summed[0] / (2 * UNIT);
    expect(new Set(found)).toEqual(
      new Set([Math.ceil(expected) || 0, Math.floor(expected)].map((x) => x + 0)),
    );
    expect(Math.abs(sum(found) / 2000 - expected)).toBeLessThan(4 * Math.sqrt(0.25 / 2000));
  });

  it.each([
    [0, [2, -1, 0.5, -3]],
    [1, [2, -1, 0.5, -3]],
    [3, [-0.25, -4, -9, -0.5]],
  ])('stablemax is the slope of its loss in float64 (label %i)', (label, logits) => {
    const s = (z: number) => (z >= 0 ? z + 1 : 1 / (1 - z));
    const loss = (z: number[]) => -Math.log(s(z[label]) / sum(z.map(s)));
    gradientOf(logits, label, { labelGradient: 'stablemax' }).forEach((slope, k) => {
      const moved = (by: number) => logits.map((z, c) => (c === k ? z + by : z));
      expect(slope).toBeCloseTo((loss(moved(1e-6)) - loss(moved(-1e-6))) / 2e-6, 5);
    });
  });

  it.each([
    'subtractive',
    'summed',
  ] as const)('has label smoothing and z-loss as float64 has them: %s', (labelGradient) => {
    const q = softmax(unsure);
    const smoothed = gradientOf(unsure, 1, { labelGradient, labelSmoothing: 0.1 });
    const penalised = gradientOf(unsure, 1, { labelGradient, zLoss: 0.2 });
    const logZ = Math.log(sum(unsure.map(Math.exp)));
    q.forEach((probability, k) => {
      const own = k === 1 ? 1 : 0;
      expect(smoothed[k]).toBeCloseTo(probability - (0.9 * own + 0.02), 6);
      expect(penalised[k]).toBeCloseTo(probability - own + 2 * 0.2 * logZ * probability, 6);
    });
  });
});

describe('the heaviest samples', () => {
  const shape = { p: 7, hidden: [8, 8] } as const;
  const problem = { ...problemOf(shape, 6), weights: Float32Array.of(0.1, 0.5, 0.1, 0.9, 0.2, 0.5) };
  const kinds = (arithmetic: StepArithmetic) =>
    [...labelGradientsOf(problem, arithmetic)].map((kind) => LABEL_GRADIENTS[kind]);

  it('alone take the label gradient; knocked in, the rest is exact, knocked out, as trained', () => {
    const [s, x] = ['subtractive', 'summed'];
    expect(kinds({ labelGradient: 'subtractive', heaviest: 2 })).toEqual([x, s, x, s, x, x]);
    expect(kinds({ labelGradient: 'summed', heaviest: 3 })).toEqual([s, x, s, x, s, x]);
    expect(kinds({ labelGradient: 'drive', drive: 1, heaviest: 1 })).toEqual([x, x, x, 'drive', x, x]);
    expect(kinds({ labelGradient: 'centred', heaviest: 1 })).toEqual([s, s, s, 'centred', s, s]);
    expect(kinds({ labelGradient: 'log1p' })).toEqual(new Array(6).fill('log1p'));
    expect(kinds({ labelGradient: 'summed', heaviest: 99 })).toEqual(new Array(6).fill('summed'));
  });
});

describe('ten steps of the essay agree with JAX', () => {
  const golden = JSON.parse(readFileSync(join(__dirname, 'fixtures/label-gradients.json'), 'utf8'));
  const start = readParameters(join(__dirname, '../golden/params-step-0.safetensors')).parameters;
  const { problem } = runData(essayConfig(42));
  const none = zeros(problem);

  it.each([
    ['subtractive', { labelGradient: 'subtractive' }],
    ['summed', { labelGradient: 'summed' }],
    ['centred', { labelGradient: 'centred' }],
    ['rescaled', { labelGradient: 'rescaled' }],
    ['mean-only', { labelGradient: 'mean-only' }],
    ['drive', { labelGradient: 'drive', drive: 1000 }],
    ['log1p', { labelGradient: 'log1p' }],
    ['drive for 2', { labelGradient: 'drive', drive: 1000, heaviest: 2 }],
    ['stablemax', { labelGradient: 'stablemax' }],
    ['label smoothing', { labelSmoothing: 0.001 }],
    ['z-loss', { zLoss: 0.01 }],
    ['gauge 4', { gauge: 4 }],
  ] as const)('%s', async (name, labelGradient) => {
    const begin = { step: 0, parameters: start, adamM: none, adamV: none };
    const { parameters } = await trained(problem, begin, 10, { labelGradient });
    for (const [key, { norm, first }] of Object.entries<{ norm: number; first: number[] }>(golden[name])) {
      const length = Math.sqrt(parameters[key].reduce((total, x) => total + x * x, 0));
      expect(Math.abs(length / norm - 1), key).toBeLessThan(1e-5);
      first.forEach((x, i) => {
        expect(Math.abs(parameters[key][i] - x), key).toBeLessThan(1e-5);
      });
    }
  });
});

describe('every arithmetic', () => {
  const shape = { p: 13, hidden: [20, 12] } as const;
  const problem = problemOf(shape, 101);
  const arithmetics: StepArithmetic[] = [
    ...plainKinds.map((labelGradient) => ({ labelGradient, seed: 5 })),
    { labelGradient: 'drive', drive: 2, heaviest: 2 },
    { labelGradient: 'stablemax' },
    { zLoss: 0.01 },
    { labelSmoothing: 0.1 },
    { operands: 'tf32' },
    { gauge: 3 },
  ];

  it.each(arithmetics)('gives the same bytes on any engine and thread count: %o', async (labelGradient) => {
    const hashes = [];
    for (const engine of ENGINES)
      for (const threads of [1, 3]) {
        hashes.push(
          stateHash(await trained(problem, startOf(shape), 40, { labelGradient, engine, threads })),
        );
      }
    expect(new Set(hashes).size).toBe(1);
  });

  it('is a training of its own', async () => {
    const hashes = [];
    for (const labelGradient of arithmetics)
      hashes.push(stateHash(await trained(problem, startOf(shape), 40, { labelGradient })));
    expect(new Set(hashes).size).toBe(arithmetics.length);
  });

  it('goes on from a state as if it had not stopped', async () => {
    for (const labelGradient of [{ labelGradient: 'stochastic', seed: 1 }, { gauge: 3 }] as const) {
      const half = await trained(problem, startOf(shape), 20, { labelGradient });
      const rest = await trained(problem, half, 21, { labelGradient });
      expect(stateHash(rest)).toBe(stateHash(await trained(problem, startOf(shape), 41, { labelGradient })));
    }
  });
});

describe('gauge', () => {
  const shape = { p: 13, hidden: [20, 12] } as const;
  const problem = problemOf(shape, 101);

  it('leaves rows of the head that sum to zero after every N-th step, and only then', async () => {
    const rows = async (steps: number) => {
      const { parameters } = await trained(problem, startOf(shape), steps, { labelGradient: { gauge: 5 } });
      const kernel = parameters['head.kernel'];
      const sums = Array.from({ length: 12 }, (_, i) => sum([...kernel.subarray(13 * i, 13 * i + 13)]));
      return Math.max(...[...sums, sum([...parameters['head.bias']])].map(Math.abs));
    };
    expect(await rows(5)).toBeLessThan(1e-6);
    expect(await rows(10)).toBeLessThan(1e-6);
    expect(await rows(9)).toBeGreaterThan(1e-5);
  });
});

describe('checkArithmetic', () => {
  it.each<[StepArithmetic, string]>([
    [{ labelGradient: 'exact' as never }, 'label gradient: expected one of subtractive, summed'],
    [{ heaviest: 0 }, 'heaviest: expected a positive integer, got 0'],
    [{ gauge: 1.5 }, 'gauge: expected a positive integer, got 1.5'],
    [{ labelGradient: 'drive' }, "drive: expected a finite number with the label gradient 'drive'"],
    [{ drive: 1 }, 'and only there, got 1'],
    [{ labelGradient: 'drive', drive: Number.NaN }, 'got NaN'],
    [{ zLoss: -1 }, 'z-loss: expected a number from 0 up, got -1'],
    [{ labelSmoothing: 1 }, 'label smoothing: expected a number from 0 and below 1, got 1'],
    [{ labelSmoothing: 0.1, zLoss: 1 }, 'expected one of them'],
    [{ labelGradient: 'centred', zLoss: 1 }, 'with a subtractive or summed label gradient'],
  ])('refuses %o', (arithmetic, message) => {
    expect(() => checkArithmetic(arithmetic)).toThrow(InputError);
    expect(() => checkArithmetic(arithmetic)).toThrow(message);
  });
});
