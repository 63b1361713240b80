import { describe, expect, it } from 'vitest';
import { withPowers } from '../../../src/figures/charts/withPowers';

describe('withPowers', () => {
  it('writes the numbers of a name as they are printed', () => {
    expect(withPowers('exact, ε = 1e-12')).toBe('exact, ε = 10⁻¹²');
    expect(withPowers('learning rate 5e-4')).toBe('learning rate 5 × 10⁻⁴');
  });

  it('leaves other names as they are', () => {
    expect(withPowers('suppress 2e, seed-43')).toBe('suppress 2e, seed-43');
  });
});
