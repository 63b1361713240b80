import { describe, expect, it } from 'vitest';
import { row } from '../../../src/engine/matrix';
import { norm } from '../../../src/metrics/algebra/norm';
import { randomDirections } from '../../../src/metrics/algebra/randomDirections';

describe('randomDirections', () => {
  it('are unit vectors fixed by the seed, a longer list starting with a shorter', () => {
    const five = randomDirections(5, 16, 3);
    for (let k = 0; k < 5; k++) expect(norm(row(five, k))).toBeCloseTo(1, 12);
    expect(randomDirections(2, 16, 3).data).toEqual(five.data.slice(0, 32));
    expect(randomDirections(2, 16, 4).data).not.toEqual(five.data.slice(0, 32));
  });

  it('point nowhere on average', () => {
    const { data } = randomDirections(2000, 4, 0);
    const mean = data.reduce((sum, x, at) => (at % 4 === 0 ? sum + x : sum), 0) / 2000;
    expect(Math.abs(mean)).toBeLessThan(5 * (0.5 / Math.sqrt(2000)));
  });
});
