import { describe, expect, it } from 'vitest';
import { h1GradientsAsTrained } from '../../src/engine/h1GradientsAsTrained';
import { gradientRow } from '../../src/gradients/gradientRow';
import { sampleForces } from '../../src/gradients/sampleForces';
import { InputError } from '../../src/inputError';
import { openRun } from '../../src/runs/openRun';

const run = openRun('baseline');
const EPOCH = 25_000;
const forces = sampleForces(run, EPOCH, 28);
const total = (name: 'weight' | 'float32' | 'exact') => forces.reduce((sum, force) => sum + force[name], 0);

describe('sampleForces', () => {
  it('lists the heaviest pairs in order, then the others together', () => {
    expect(forces.map(({ rank }) => rank)).toEqual([...Array.from({ length: 28 }, (_, i) => i + 1), null]);
    expect(forces[0].weight).toBe(run.data.weights[0]);
    expect(forces[0].pair).toBe(`${run.data.split.train.pairs[0]} + ${run.data.split.train.pairs[1]}`);
    expect(forces.at(-1)?.pair).toBe('2,794 others');
  });

  it('sums, with the other sign, to the part of the effective gradient along m in both arithmetics', () => {
    const row = gradientRow(run, run.parameters(EPOCH));
    expect(total('weight')).toBeCloseTo(1, 12);
    expect(total('float32') / (-row.cos_float32 * row.norm_float32)).toBeCloseTo(1, 9);
    expect(total('exact') / (-row.cos_exact * row.norm_exact)).toBeCloseTo(1, 9);
  });

  it('takes the direction that it is given', () => {
    const axis = Float64Array.from({ length: 128 }, (_, i) => Number(i === 3));
    const [first] = sampleForces(run, EPOCH, 1, axis);
    expect(first.float32).toBe(-h1GradientsAsTrained(run.data.problem, run.parameters(EPOCH)).data[3]);
  });

  it('refuses an epoch that is not cached, naming those that are', () => {
    expect(() => sampleForces(run, 25_001)).toThrow(InputError);
    expect(() => sampleForces(run, 25_001)).toThrow(/25000/);
  });

  it('refuses to list no pair, a part of one, or more than there are', () => {
    for (const count of [0, -1, 2.5, 2_823, Number.NaN])
      expect(() => sampleForces(run, 25_000, count)).toThrow(
        `pairs listed: expected a whole number from 1 to 2822, got ${count}`,
      );
  });
});
