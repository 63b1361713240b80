import { describe, expect, it } from 'vitest';
import { glpNormals } from '../../../src/engine/glp/glpNormals';
import { matrix, row } from '../../../src/engine/matrix';
import { classMeans } from '../../../src/metrics/activations/classMeans';
import { fourierMap } from '../../../src/metrics/fourier/fourierMap';
import { edited, editsOf } from '../../../src/priors/steering/edits';
import { meanSoftmax } from '../../../src/priors/steering/steeringMeasures';
import { controlsOf, meanChange, toNearest } from '../../../src/priors/steering/steeringMethods';
import { steeringPairs } from '../../../src/priors/steering/steeringPairs';

const p = 11;
const labels = Int32Array.from({ length: 220 }, (_, i) => i % p);
const noise = glpNormals([4, 4], 220 * 6);
/** Classes on a circle of frequency 3 in the first two columns, noise in all. */
const rows = matrix(
  220,
  6,
  Float64Array.from(noise, (x, i) => {
    const angle = (2 * Math.PI * 3 * labels[Math.floor(i / 6)]) / p;
    return 0.1 * x + (i % 6 === 0 ? 5 * Math.cos(angle) : i % 6 === 1 ? 5 * Math.sin(angle) : 0);
  }),
);
const { means } = classMeans(rows, labels, p);
const basis = { means, map: fourierMap(rows, labels, p, [3]) };

describe('edited', () => {
  it('of strength 1 takes the mean of a class to that of the class aimed at', () => {
    const edit = { kind: 'class', shift: 4, strength: 1, frequency: 0 } as const;
    const after = classMeans(edited(rows, labels, edit, basis), labels, p).means;
    for (let c = 0; c < p; c++)
      for (const [j, x] of row(after, c).entries()) expect(x).toBeCloseTo(row(means, (c + 4) % p)[j], 10);
  });

  it('along the plane of the only frequency does nearly the same', () => {
    const plane = edited(rows, labels, { kind: 'plane', shift: 4, strength: 1, frequency: 3 }, basis);
    const whole = edited(rows, labels, { kind: 'class', shift: 4, strength: 1, frequency: 0 }, basis);
    expect(meanChange(plane, whole)).toBeLessThan(0.01 * meanChange(rows, whole));
  });

  it('has 15 edits of class means, and as many of each frequency', () => {
    expect(editsOf([2, 5])).toHaveLength(45);
    expect(editsOf([]).every(({ kind }) => kind === 'class')).toBe(true);
  });
});

describe('controls of a prior', () => {
  const controls = controlsOf(rows, rows, 0.04);

  it('change unedited rows as much as it does, the shrinkage to the digit, PCA as near as components allow', () => {
    expect(meanChange(rows, controls.shrinkage(rows))).toBeCloseTo(0.04, 6);
    expect(controls.components).toBe(2);
    expect(meanChange(rows, controls.pca(rows))).toBeCloseTo(0.04, 2);
  });

  it('take a random subspace of as many dimensions', () => {
    const once = controls.random(rows);
    expect(meanChange(once, controls.random(once))).toBeLessThan(1e-20);
    expect(meanChange(rows, once)).toBeGreaterThan(10 * meanChange(rows, controls.pca(rows)));
  });

  it('take the nearest real row, never its own', () => {
    const own = Array.from({ length: rows.rows }, (_, i) => i);
    const near = toNearest(rows, own)(rows);
    expect(meanChange(rows, near)).toBeGreaterThan(0);
    expect(
      meanChange(
        rows,
        toNearest(
          rows,
          own.map(() => -1),
        )(rows),
      ),
    ).toBe(0);
  });
});

describe('steeringPairs', () => {
  it('draws so many of each sum, the same ones for a seed', () => {
    const chosen = steeringPairs(labels, p, 3);
    expect(chosen).toHaveLength(33);
    for (let c = 0; c < p; c++) expect(chosen.filter((i) => labels[i] === c)).toHaveLength(3);
    expect(steeringPairs(labels, p, 3)).toEqual(chosen);
    expect(steeringPairs(labels, p, 3, 1)).not.toEqual(chosen);
  });

  it('names a sum that has too few', () => {
    expect(() => steeringPairs([0, 0, 1, 2, 2], 3)).toThrow('expected 2 test pairs of the sum 1, found 1');
  });
});

describe('meanSoftmax', () => {
  it('is the mean of the rows of each label, each row of it whole', () => {
    const logits = matrix(3, 2, Float64Array.of(0, 0, 1000, 0, Math.log(3), 0));
    const found = meanSoftmax(logits, [0, 0, 1], 2);
    expect(Array.from(found.data, (x) => Number(x.toFixed(12)))).toEqual([0.75, 0.25, 0.75, 0.25]);
  });
});
