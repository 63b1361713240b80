import { describe, expect, it } from 'vitest';
import { heldAtEach } from '../../../src/tables/parts/heldAtEach';

describe('heldAtEach', () => {
  it('holds where the rule holds at each, and does not where one is beyond it or no number', () => {
    expect(heldAtEach([2, 3], (x) => x > 1)).toBe(true);
    expect(heldAtEach([2, 1], (x) => x > 1)).toBe(false);
    expect(heldAtEach([2, Number.NaN], (x) => x > 1)).toBe(false);
    expect(heldAtEach([5, 6], (x, i) => x === 5 + i)).toBe(true);
  });

  it('does not judge a run that has nothing to judge', () => {
    expect(heldAtEach([], () => false)).toBeNull();
  });
});
