import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differenceInWords, jsonDifference } from '../../../src/data/json/jsonDifference';

describe('jsonDifference', () => {
  it('finds none between a value and a copy of it', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => jsonDifference(value, structuredClone(value)) === undefined),
    );
  });

  it.each([
    [{ a: { b: [1, 2] } }, { a: { b: [1, 3] } }, 'a.b.1 is 2, not 3'],
    [{ a: 1 }, { a: 1, b: null }, 'b is nothing, not null'],
    [{ a: [] }, { a: {} }, 'a is [], not {}'],
    [1, '1', 'it is 1, not "1"'],
  ])('names the first between %j and %j', (found, wanted, words) => {
    const difference = jsonDifference(found, wanted);
    expect(difference && differenceInWords(difference)).toBe(words);
  });
});
