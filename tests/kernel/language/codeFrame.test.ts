import { describe, expect, it } from 'vitest';
import { codeFrame } from '../../../src/kernel/language/codeFrame';
import { toOffset, toPosition } from '../../../src/kernel/language/cursor';

describe('a code frame', () => {
  it('shows the line with carets below the stretch', () => {
    expect(codeFrame('a\nlet b = 1', 2, 5, 1)).toBe('  2 | let b = 1\n    |     ^');
    expect(codeFrame('abc', 1, 2, 99)).toBe('  1 | abc\n    |  ^^');
  });

  it('keeps tabs below tabs', () => {
    expect(codeFrame('\tx', 1, 2)).toBe('  1 | \tx\n    | \t^');
  });
});

describe('positions', () => {
  it('count characters where offsets count UTF-16 units', () => {
    expect(toOffset('a😀b', 2)).toBe(3);
    expect(toPosition('a😀b', 3)).toBe(2);
    expect(toOffset('ab', 99)).toBe(2);
  });
});
