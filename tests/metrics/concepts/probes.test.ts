import { describe, expect, it } from 'vitest';
import { type Matrix, matrix } from '../../../src/engine/matrix';
import { chanceOf, overConcepts } from '../../../src/metrics/concepts/chance';
import type { Concept } from '../../../src/metrics/concepts/concept';
import { askedOf, halvesOf, shuffled } from '../../../src/metrics/concepts/halves';
import { probeUnits } from '../../../src/metrics/concepts/probeUnits';
import { probeWhole } from '../../../src/metrics/concepts/probeWhole';
import { rocArea } from '../../../src/metrics/statistics/rocArea';
import { prngKey } from '../../../src/random/jaxKey';
import { normal } from '../../../src/random/normal';

const [n, count] = [400, 30];
const noise = (seed: number): Matrix => matrix(n, count, Float64Array.from(normal(prngKey(seed), n * count)));
const everyone = Array.from({ length: n }, (_, i) => i);
/** Every third row, in an order of its own. */
const third: Concept = {
  asked: everyone,
  positive: Uint8Array.from(shuffled(everyone, 5, 0), (i) => (i % 3 === 0 ? 1 : 0)),
};
/** Units of noise of which one says a concept, with noise, turned around. */
function telling(concept: Concept, unit: number, gap: number): Matrix {
  const units = noise(1);
  for (let i = 0; i < n; i++) units.data[i * count + unit] -= gap * concept.positive[i];
  return units;
}

describe('halvesOf', () => {
  it('divides rows into halves, differently for another seed', () => {
    const { choosing, judging } = halvesOf(11);
    expect([choosing.length, judging.length]).toEqual([5, 6]);
    expect([...choosing, ...judging].sort((a, b) => a - b)).toEqual(everyone.slice(0, 11));
    expect(halvesOf(11)).toEqual({ choosing, judging });
    expect(halvesOf(11, 1)).not.toEqual({ choosing, judging });
  });

  it('keeps those that a concept is asked of', () => {
    const { choosing, judging } = askedOf(halvesOf(10), { asked: [1, 4, 9] });
    expect([...choosing, ...judging].sort((a, b) => a - b)).toEqual([1, 4, 9]);
  });
});

describe('probeUnits', () => {
  const halves = halvesOf(n);

  it('finds the unit that tells a concept, and judges it on the other half', () => {
    const units = telling(third, 17, 3);
    const [found] = probeUnits(units, [third], halves).all;
    expect(found.unit).toBe(17);
    const { judging } = halves;
    const area = rocArea(
      judging.map((i) => units.data[i * count + 17]),
      judging.map((i) => third.positive[i] === 1),
    );
    expect(area).toBeLessThan(0.1);
    expect(found.auc).toBeCloseTo(1 - area, 12);
  });

  it('chooses by one half alone: a unit that tells nothing in the other is judged so', () => {
    const units = noise(2);
    for (const i of halves.choosing) units.data[i * count + 4] = third.positive[i];
    const [found] = probeUnits(units, [third], halves).all;
    expect(found.unit).toBe(4);
    expect(found.auc).toBeLessThan(0.62);
  });

  it('gives chance for shuffled labels, and for units of noise', () => {
    const [told] = probeUnits(telling(third, 17, 3), [third], halves).all;
    expect(told.permuted).toHaveLength(20);
    expect(new Set(told.permuted).size).toBeGreaterThan(15);
    const { mean, high } = chanceOf(told.permuted);
    expect(mean).toBeLessThan(0.55);
    expect(high).toBeLessThan(0.62);
    const shuffledLabels = { ...third, positive: Uint8Array.from(shuffled([...third.positive], 9, 9)) };
    const [lost] = probeUnits(telling(third, 17, 3), [shuffledLabels], halves).all;
    expect(lost.auc).toBeLessThan(0.62);
    const [nothing] = probeUnits(noise(3), [third], halves).all;
    expect(nothing.auc).toBeLessThan(0.62);
  });

  it('draws some units, all where there are no more: the best of them is one of them', () => {
    const units = telling(third, 17, 3);
    const { all, drawn } = probeUnits(units, [third], halves, { draw: 30 });
    expect(drawn).toEqual(all);
    const drawings = Array.from({ length: 12 }, (_, seed) =>
      probeUnits(units, [third], halves, { draw: 10, seed, permutations: 0 }).drawn.map(({ unit }) => unit),
    ).flat();
    expect(drawings).toContain(17);
    expect(new Set(drawings).size).toBeGreaterThan(1);
  });

  it('asks a concept of its own rows alone', () => {
    const units = noise(4);
    const asked = everyone.filter((i) => i % 2 === 0);
    const concept = { ...third, asked };
    const [before] = probeUnits(units, [third, concept], halves).all.slice(1);
    for (const i of everyone) if (i % 2 === 1) units.data[i * count + 8] = 100 * third.positive[i];
    const [after] = probeUnits(units, [third, concept], halves).all.slice(1);
    expect(after).toEqual(before);
  });

  it('takes means over concepts permutation by permutation', () => {
    const of = (auc: number, permuted: number[]) => ({ unit: 0, auc, permuted });
    expect(overConcepts([of(0.9, [0.5, 0.6]), of(0.7, [0.7, 0.5])])).toEqual({
      auc: 0.8,
      permuted: [0.6, 0.55],
    });
    expect(chanceOf([]).high).toBeNaN();
  });

  it('refuses a concept that a half answers one way only', () => {
    const rare = { asked: everyone, positive: Uint8Array.from(everyone, (i) => (i === 0 ? 1 : 0)) };
    expect(() => probeUnits(noise(1), [rare], halves)).toThrow('either answer in both halves');
  });
});

describe('probeWhole', () => {
  const halves = halvesOf(n);

  it('finds what no unit tells alone: a sum of all', () => {
    const units = noise(6);
    const sums = everyone.map((i) => units.data.subarray(i * count, (i + 1) * count).reduce((a, b) => a + b));
    const concept = { asked: everyone, positive: Uint8Array.from(sums, (sum) => (sum > 0 ? 1 : 0)) };
    const { auc, strength } = probeWhole(units, concept, halves);
    expect(auc).toBeGreaterThan(0.97);
    expect(strength).toBeLessThan(10_000);
    expect(probeUnits(units, [concept], halves).all[0].auc).toBeLessThan(0.75);
  });

  it('does not feel the scale of a column, nor one that never changes', () => {
    const units = telling(third, 17, 2);
    const { auc } = probeWhole(units, third, halves);
    const other = matrix(
      n,
      count,
      units.data.map((x, at) => (at % count === 17 ? 1e3 * x + 7 : x)),
    );
    expect(probeWhole(other, third, halves).auc).toBeCloseTo(auc, 9);
    const still = matrix(
      n,
      count,
      units.data.map((x, at) => (at % count === 3 ? 1 : x)),
    );
    expect(probeWhole(still, third, halves).auc).toBeGreaterThan(0.8);
  });

  it('gives chance for shuffled labels', () => {
    const concept = { ...third, positive: Uint8Array.from(shuffled([...third.positive], 9, 9)) };
    const { auc } = probeWhole(telling(third, 17, 3), concept, halves);
    expect(Math.abs(auc - 0.5)).toBeLessThan(0.12);
  });

  it('refuses answers of one kind', () => {
    const rare = { asked: everyone, positive: Uint8Array.from(everyone, (i) => (i === 0 ? 1 : 0)) };
    expect(() => probeWhole(noise(1), rare, halves)).toThrow('labels of both kinds');
  });
});
