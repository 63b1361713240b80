import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matrix } from '../../../src/engine/matrix';
import { crossEntropy } from '../../../src/metrics/activations/crossEntropy';
import { logitGradients } from '../../../src/metrics/gradients/logitGradients';
import { meanLogits } from '../../../src/metrics/gradients/meanLogits';
import { matrixOf } from '../arbitraries';

describe('meanLogits', () => {
  it('follow a constant on all logits, of which neither loss nor exact gradient takes notice', () => {
    fc.assert(
      fc.property(matrixOf(2, 5), fc.integer({ min: -1000, max: 1000 }), (logits, constant) => {
        const labels = [4, 1];
        const moved = matrix(
          2,
          5,
          logits.data.map((z) => z + constant),
        );
        const [before, after] = [logits, moved].map((z) => ({
          means: meanLogits(z),
          losses: crossEntropy(z, labels),
          gradients: logitGradients(z, labels, 'exact').data,
        }));
        after.means.forEach((z, i) => {
          expect(z).toBeCloseTo(before.means[i] + constant, 9);
        });
        after.losses.forEach((loss, i) => {
          expect(loss).toBeCloseTo(before.losses[i], 9);
        });
        after.gradients.forEach((g, at) => {
          expect(g).toBeCloseTo(before.gradients[at], 9);
        });
      }),
    );
  });

  it('are means over the classes, one a sample', () => {
    expect([...meanLogits(matrix(2, 3, Float64Array.of(1, 2, 6, -1, 0, -2)))]).toEqual([3, -1]);
  });
});
