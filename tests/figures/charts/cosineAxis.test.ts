import { describe, expect, it } from 'vitest';
import { cosineAxis } from '../../../src/figures/charts/cosineAxis';

describe('cosineAxis', () => {
  it('reaches to the quarter beyond the cosines, and to zero', () => {
    expect(cosineAxis([-0.6, 0.1]).scale.domain).toEqual([-0.75, 0.25]);
    expect(cosineAxis([-1, -0.5]).scale.domain).toEqual([-1, 0]);
    expect(cosineAxis([0.3, Number.NaN]).scale.domain).toEqual([0, 0.5]);
  });
});
