import { describe, expect, it } from 'vitest';
import { recoveryClaims, type SeedRecovery } from '../../../src/tables/suppression/probeRecovery';

const recovery = (
  seed: number,
  own: number,
  other: number,
  without: number,
  otherWithout: number,
): SeedRecovery => ({
  seed,
  probe_cos_glp: own,
  probe_cos_other_glp: other,
  probe_cos_ones: 1,
  glp_cos_ones: 1,
  probe_cos_glp_without_ones: without,
  probe_cos_other_glp_without_ones: otherWithout,
});

describe('recoveryClaims', () => {
  const good = recovery(42, 0.9, 0.8, 0.5, 0.1);
  it.each([
    [
      [good, recovery(43, 0.7, 0.69, 0.2, 0.19)],
      [true, true],
    ],
    [
      [good, recovery(43, 0.7, 0.7, 0.2, 0.19)],
      [false, true],
    ],
    [
      [good, recovery(43, 0.7, 0.6, 0.2, 0.21)],
      [true, false],
    ],
    [
      [good, recovery(43, 0.7, 0.6, Number.NaN, 0.2)],
      [true, false],
    ],
    [[good], [null, null]],
    [[], [null, null]],
  ])('of %j: %j', (probed, held) => {
    expect(recoveryClaims(probed).map((claim) => claim.held)).toEqual(held);
  });
});
