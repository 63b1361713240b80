import { describe, expect, it } from 'vitest';
import type { Row } from '../../../src/tables/parts/table';
import { priorScalingClaims } from '../../../src/tables/prior/priorScalingClaims';

/** Rows in which all claims just hold. */
function holding(change: Row = {}, of = 'h1, pre-collapse'): Row[] {
  return ['h0, healthy', 'h1, healthy', 'h1, pre-collapse'].flatMap((activations) => {
    const isBefore = activations === 'h1, pre-collapse';
    const all: Row = {
      of: activations,
      size: 'all',
      spearman_compute: -0.9,
      exponent_low: 0.01,
      spearman_reconstruction_centred: -0.8,
      spearman_frechet_ratio: 0.8,
      ...(isBefore && {
        spearman_ncc_recovered: -0.8,
        spearman_residual_cos: -0.8,
        spearman_residual_cos_without_ones: -0.8,
      }),
    };
    const small: Row = { of: activations, size: '16 x 1', loss_train: 1, loss_held_out: 9 };
    const large: Row = { of: activations, size: '256 x 3', loss_train: 1, loss_held_out: 1.1 };
    const changed = (row: Row): Row =>
      activations === of
        ? { ...row, ...Object.fromEntries(Object.entries(change).filter(([name]) => name in row)) }
        : row;
    return [small, changed(large), changed(all)];
  });
}

const held = (rows: readonly Row[]) =>
  Object.fromEntries(priorScalingClaims(rows).map((claim) => [claim.id, claim.held]));

describe('the claims of prior-scaling', () => {
  it('hold at their limits', () => {
    expect(new Set(Object.values(held(holding())))).toEqual(new Set([true]));
  });

  it.each([
    ['loss-falls-with-compute', { spearman_compute: -0.89 }],
    ['loss-falls-with-compute', { exponent_low: 0 }],
    ['loss-falls-with-compute', { exponent_low: Number.NaN }],
    ['loss-predicts-reconstruction', { spearman_reconstruction_centred: -0.79 }],
    ['loss-predicts-generation', { spearman_frechet_ratio: 0.79 }],
    ['loss-predicts-generation', { spearman_frechet_ratio: -0.9 }],
    ['loss-predicts-recovery', { spearman_ncc_recovered: 0.9 }],
    ['loss-predicts-direction', { spearman_residual_cos: Number.NaN }],
    ['loss-predicts-direction-without-ones', { spearman_residual_cos_without_ones: -0.5 }],
    ['more-compute-is-not-memory', { loss_held_out: 1.101 }],
  ])('%s does not hold with %j at one moment of h1, and no other falls with it', (id, change) => {
    const found = held(holding(change as Row));
    expect(found[id]).toBe(false);
    expect(Object.entries(found).filter(([, value]) => value !== true)).toEqual([[id, false]]);
  });

  it('say nothing of h0', () => {
    expect(held(holding({ spearman_compute: 1 }, 'h0, healthy'))).toEqual(held(holding()));
  });

  it('are not judged without rows', () => {
    expect(new Set(Object.values(held([])))).toEqual(new Set([null]));
  });
});
