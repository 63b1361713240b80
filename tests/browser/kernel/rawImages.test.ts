import { describe, expect, it } from 'vitest';
import { shadesOf } from '../../../src/browser/kernel/rawImages';

describe('images in a byte a pixel', () => {
  const shades = [0, 0.5, 1];

  it('have a count behind each stretch of paper', () => {
    expect(shadesOf(Uint8Array.from([2, 0, 0, 1, 0, 3, 2]), shades)).toEqual([1, 0, 0.5, 0, 0, 0, 0, 1]);
  });

  it('may be paper alone, longer than a count goes', () => {
    expect(shadesOf(Uint8Array.from([0, 255, 0, 1]), shades)).toEqual(Array(258).fill(0));
  });
});
