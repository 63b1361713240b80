import { describe, expect, it } from 'vitest';
import { matrix } from '../../src/engine/matrix';
import { denseForward } from '../../src/models/denseForward';

const layers = [
  { kernel: matrix(2, 2, Float64Array.of(1, -1, 2, 1)), bias: Float64Array.of(0, 1) },
  { kernel: matrix(2, 1, Float64Array.of(3, -2)), bias: Float64Array.of(-5) },
];

describe('denseForward', () => {
  it('has ReLU after every layer but the head', () => {
    const { hidden, logits } = denseForward(layers, matrix(2, 2, Float64Array.of(1, 1, 3, -1)));
    // [1 + 2, -1 + 1 + 1] and [3 - 2, -3 - 1 + 1], the last cut at 0
    expect(hidden).toEqual([matrix(2, 2, Float64Array.of(3, 1, 1, 0))]);
    expect(logits).toEqual(matrix(2, 1, Float64Array.of(9 - 2 - 5, 3 - 5)));
  });

  it('refuses inputs of another width', () => {
    expect(() => denseForward(layers, matrix(1, 3))).toThrow(RangeError);
  });
});
