import { describe, expect, it } from 'vitest';
import { checkOrthonormal } from '../../../src/engine/checkOrthonormal';
import { matrix } from '../../../src/engine/matrix';
import { projectOut } from '../../../src/metrics/algebra/projectOut';
import { randomDirections } from '../../../src/metrics/algebra/randomDirections';
import { orthonormalRows } from '../../../src/metrics/components/orthonormalRows';

describe('orthonormalRows', () => {
  const rows = randomDirections(5, 9, 3);

  it('is an orthonormal basis of the same span', () => {
    const basis = orthonormalRows(rows);
    expect([basis.rows, basis.columns]).toEqual([5, 9]);
    expect(() => checkOrthonormal(basis, 'test')).not.toThrow();
    expect(Math.max(...projectOut(rows, basis).data.map(Math.abs))).toBeLessThan(1e-12);
  });

  it('keeps unit axes but for their signs', () => {
    const axes = matrix(2, 3, Float64Array.of(0, 2, 0, 0, 0, -3));
    expect(Array.from(orthonormalRows(axes).data, Math.abs)).toEqual([0, 1, 0, 0, 0, 1]);
  });

  it('refuses rows that depend on each other, and more rows than columns', () => {
    const twice = matrix(2, 3, Float64Array.of(1, 2, 3, 2, 4, 6));
    expect(() => orthonormalRows(twice)).toThrow('expected independent rows');
    expect(() => orthonormalRows(matrix(4, 3))).toThrow('expected at most 3 rows, found 4');
  });
});
