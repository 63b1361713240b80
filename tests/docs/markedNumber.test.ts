import { describe, expect, it } from 'vitest';
import { isWritten, markedNumbers, tableValue } from './markedNumber';

const mark = 'ncc-recovery; collapse 1; phase onset; ncc_raw';

describe('a marked number', () => {
  it('is found with its sign, its thousands and its percent', () => {
    const page = `from −1,025.5 %<!-- ${mark} --> and 2, 1, 3<!-- b -->.`;
    expect(markedNumbers(page)).toEqual([
      { written: '−1,025.5 %', mark },
      { written: '2, 1, 3', mark: 'b' },
    ]);
  });

  it('cannot be a word', () => {
    expect(() => markedNumbers(`many<!-- ${mark} -->`)).toThrow('1 marks, of which 0 stand behind a number');
  });

  it('has the value of one row', () => {
    expect(tableValue(mark)).toBeCloseTo(0.3564, 3);
    expect(() => tableValue('ncc-recovery; phase onset; ncc_raw')).toThrow(
      'expected one row of the table, found 3',
    );
    expect(() => tableValue('ncc-recovery; phase noon; ncc_raw')).toThrow('found 0');
  });

  it.each([
    ['35.6 %', 0.3564, true],
    ['35.7 %', 0.3564, false],
    ['−0.53', -0.531, true],
    ['0.53', -0.531, false],
    ['25,700', 25_700, true],
    ['0', 0.49, true],
    ['2, 1, 3', '2, 1, 3', true],
    ['2, 1, 2', '2, 1, 3', false],
  ])('written as %s stands for %s: %s', (written, value, is) => {
    expect(isWritten(written, value)).toBe(is);
  });
});
