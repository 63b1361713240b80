import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/inputError';
import { forward } from '../../src/models/mlp';

const shape = { p: 2, hidden: [2, 2] as const };
const parameters = {
  'hidden0.kernel': Float32Array.of(1, -1, 2, 0, 3, -3, -4, 5),
  'hidden0.bias': Float32Array.of(0.5, 0.25),
  'hidden1.kernel': Float32Array.of(1, 2, -1, 4),
  'hidden1.bias': Float32Array.of(0, -1),
  'head.kernel': Float32Array.of(1, 0, 2, -2),
  'head.bias': Float32Array.of(0.125, 1),
};

describe('forward', () => {
  it('adds the rows of the two operands, then applies two dense layers, ReLU after each hidden one', () => {
    const { h0, h1, logits } = forward(parameters, shape, Int32Array.of(0, 0, 1, 1));
    expect(Array.from(h0.data)).toEqual([4.5, 0, 0, 5.25]);
    expect(Array.from(h1.data)).toEqual([4.5, 8, 0, 20]);
    expect(Array.from(logits.data)).toEqual([20.625, -15, 40.125, -39]);
  });

  it('does not depend on which other pairs come along', () => {
    const both = forward(parameters, shape, Int32Array.of(1, 0, 0, 1)).logits;
    const one = forward(parameters, shape, Int32Array.of(0, 1)).logits;
    expect(Array.from(both.data.subarray(2))).toEqual(Array.from(one.data));
  });

  it('computes in float64', () => {
    const fine = { ...parameters, 'hidden0.bias': Float32Array.of(2 ** -30, 0) };
    expect(forward(fine, shape, Int32Array.of(0, 0)).h0.data[0]).toBe(4 + 2 ** -30);
  });

  it('returns nothing for no pairs', () => {
    expect(forward(parameters, shape, new Int32Array(0)).logits.rows).toBe(0);
  });

  it('names the parameter that is missing or of another size', () => {
    const { 'head.bias': _, ...rest } = parameters;
    expect(() => forward(rest, shape, Int32Array.of(0, 0))).toThrow(
      'head.bias: expected [2] (2 numbers), found none',
    );
    expect(() => forward(parameters, { p: 2, hidden: [2, 3] }, Int32Array.of(0, 0))).toThrow(InputError);
  });

  it('refuses an operand outside 0..p-1 and half a pair', () => {
    expect(() => forward(parameters, shape, Int32Array.of(0, 2))).toThrow('from 0 to 1, found 2');
    expect(() => forward(parameters, shape, Int32Array.of(0))).toThrow('even count');
  });
});
