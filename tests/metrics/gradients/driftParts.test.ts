import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matrix } from '../../../src/engine/matrix';
import { multiplyTransposed } from '../../../src/engine/multiply';
import { columnSums } from '../../../src/metrics/algebra/columnSums';
import { projectOut } from '../../../src/metrics/algebra/projectOut';
import { activationGradients } from '../../../src/metrics/gradients/activationGradients';
import { driftParts } from '../../../src/metrics/gradients/driftParts';
import { logitGradients } from '../../../src/metrics/gradients/logitGradients';
import { matrixOf, vectorOf } from '../arbitraries';

const weights = [0.5, 0.3, 0.2];
const float32 = (values: Float64Array) => Float32Array.from(values);

describe('driftParts', () => {
  it('add up to the error', () => {
    fc.assert(
      fc.property(matrixOf(3, 5), matrixOf(4, 5), vectorOf(4), (rows, head, error) => {
        const { meanColumn, label } = driftParts(rows, weights, float32(head.data), error);
        label.forEach((entry, j) => {
          expect(entry + meanColumn[j]).toBeCloseTo(error[j], 9);
        });
      }),
    );
  });

  it('have no mean-column part where the rows sum to zero', () => {
    fc.assert(
      fc.property(matrixOf(3, 4), matrixOf(4, 5), vectorOf(4), (some, head, error) => {
        const rows = matrix(3, 5);
        for (let i = 0; i < 3; i++) {
          const entries = some.data.subarray(4 * i, 4 * i + 4);
          rows.data.set(entries, 5 * i);
          rows.data[5 * i + 4] = -entries.reduce((a, b) => a + b);
        }
        for (const entry of driftParts(rows, weights, float32(head.data), error).meanColumn)
          expect(Math.abs(entry)).toBeLessThan(1e-12);
      }),
    );
  });

  it('have none where the columns of the head sum to zero, whatever the rows', () => {
    const head = Float32Array.of(1, 2, -3, 0.5, -0.25, -0.25);
    const error = Float64Array.of(4, -1);
    const { meanColumn, label } = driftParts(matrix(1, 3, Float64Array.of(1, 1, 1)), [1], head, error);
    expect([[...meanColumn], [...label]]).toEqual([
      [0, 0],
      [4, -1],
    ]);
  });

  it('are what the head makes of the rows along (1, …, 1), and of the rest of them', () => {
    fc.assert(
      fc.property(matrixOf(3, 5), matrixOf(4, 5), (rows, head) => {
        const kernel = matrix(4, 5, Float64Array.from(float32(head.data)));
        const weighted = matrix(
          3,
          5,
          rows.data.map((x, at) => x * weights[Math.floor(at / 5)]),
        );
        const constant = new Float64Array(5).fill(1 / Math.sqrt(5));
        const [whole, rest] = [weighted, projectOut(weighted, constant)].map((sent) =>
          columnSums(multiplyTransposed(sent, kernel)),
        );
        const { meanColumn, label } = driftParts(rows, weights, float32(head.data), whole);
        rest.forEach((entry, j) => {
          expect(label[j]).toBeCloseTo(entry, 8);
          expect(meanColumn[j]).toBeCloseTo(whole[j] - entry, 8);
        });
      }),
    );
  });

  it('of a row that lost its label entry are minus that entry on the mean column, and the rest', () => {
    // As in roundingError.test.ts: columns (1, 2), (0, 1), (-1, 0), so the mean is (0, 1); the row's sum is e^-20 + e^-21,
    // the error that sum on the label's column (1, 2): its parts are (0, 1) and (1, 1) times the sum.
    const logits = matrix(1, 3, Float64Array.of(20, 0, -1));
    const headKernel = Float32Array.of(1, 0, -1, 2, 1, 0);
    const head = { logits, labels: [0], weights: [0.5], headKernel };
    const rows = logitGradients(logits, [0], 'float32AsTrained');
    const [trained, exact] = (['float32AsTrained', 'exact'] as const).map((arithmetic) =>
      columnSums(activationGradients(head, arithmetic)),
    );
    const error = trained.map((entry, j) => entry - exact[j]);
    const { meanColumn, label } = driftParts(rows, [0.5], headKernel, error);
    const lost = 0.5 * (Math.exp(-20) + Math.exp(-21));
    for (const [found, expected] of [
      [meanColumn, [0, 1]],
      [label, [1, 1]],
    ] as const)
      found.forEach((entry, j) => {
        expect(entry / lost).toBeCloseTo(expected[j], 6);
      });
  });
});
