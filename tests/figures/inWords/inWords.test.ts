import { describe, expect, it } from 'vitest';
import { courseInWords } from '../../../src/figures/inWords/courseInWords';
import { listed } from '../../../src/figures/inWords/listed';
import { decimal, often, percent } from '../../../src/figures/inWords/numbers';
import { openRun } from '../../../src/runs/openRun';
import { historyOf } from '../../runs/histories';

describe('words of descriptions', () => {
  it('list things as a sentence does', () => {
    expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(listed)).toEqual([
      'none',
      'a',
      'a and b',
      'a, b and c',
    ]);
  });

  it('write numbers as they are printed', () => {
    expect([0.544, 1].map(percent)).toEqual(['54 %', '100 %']);
    expect([-0.5, 0, 2.675e-5, 28.714, 1.2e7, Number.NaN].map(decimal)).toEqual([
      '−0.5',
      '0',
      '2.7 × 10⁻⁵',
      '28.71',
      '1.2 × 10⁷',
      '–',
    ]);
    expect([0, 1, 2, 3].map(often)).toEqual(['never', 'once', 'twice', '3 times']);
  });
});

describe('courseInWords', () => {
  it('tells of collapses and spikes with their numbers', () => {
    expect(courseInWords(openRun('baseline').history)).toBe(
      'Over 100,000 epochs test accuracy collapses 3 times, at epoch 25,800, 55,600 and 87,200, to 54 %, 64 % and 72 %; PC1 of h1 spikes at 25,700, 55,500 and 86,100, with 94 %, 91 % and 88 % of the variance.',
    );
  });

  it('tells of a quiet run', () => {
    expect(courseInWords(historyOf(40_000, () => 0.9))).toBe(
      'Over 40,000 epochs test accuracy never collapses; PC1 of h1 never holds half of the variance.',
    );
  });
});
