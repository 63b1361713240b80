import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatClaimValue, formatValue } from '../../src/report/formatValue';

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** The number that a reader takes it for. */
function readAgain(text: string): number {
  const [digits, power = ''] = text.replace('−', '-').replaceAll(',', '').split(' × 10');
  const exponent = [...power].map((sign) => (sign === '⁻' ? '-' : RAISED.indexOf(sign))).join('');
  return Number(`${digits}e${exponent || 0}`);
}

describe('formatValue', () => {
  it.each([
    ['epoch', 87_200, '87,200'],
    ['epoch', 0, '0'],
    ['percent', 0.9863, '98.6 %'],
    ['percent', 1, '100.0 %'],
    ['fraction', 0.92849, '0.928'],
    ['ratio', 1.888, '1.89'],
    ['ratio', 410.4, '410'],
    ['ratio', -99.994, '−99.99'],
    ['scientific', 1.2046e-7, '1.20 × 10⁻⁷'],
    ['scientific', -2.5e12, '−2.50 × 10¹²'],
    ['scientific', 0, '0'],
    ['scientific', 1.5, '1.50'],
    ['scientific', 37.5, '37.5'],
    ['scientific', -0.508, '−0.508'],
    ['scientific', 12_345, '12,345'],
    ['scientific', 99.97, '100'],
    ['scientific', 0.00099, '9.90 × 10⁻⁴'],
    ['ratio', 12_345.6, '12,346'],
    ['signed', 0.5, '+0.50'],
    ['signed', -0.85, '−0.85'],
    ['count', 28, '28'],
    ['text', 'onset', 'onset'],
  ] as const)('shows as %s %s as %s', (format, value, text) => {
    expect(formatValue(value, format)).toBe(text);
  });

  it('shows what is not there as an en dash, text as it is and truth as a word', () => {
    for (const nothing of [null, undefined, Number.NaN, -Infinity, Infinity])
      expect(formatValue(nothing, 'percent')).toBe('–');
    expect(formatValue('22–25', 'epoch')).toBe('22–25');
    expect([formatValue(true, 'text'), formatValue(false, 'count')]).toEqual(['yes', 'no']);
  });
});

describe('formatClaimValue', () => {
  it('keeps three significant digits of any number', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: -1e300, max: 1e300 }), (value) => {
        const shown = readAgain(formatClaimValue(value));
        expect(Math.abs(shown - value)).toBeLessThanOrEqual(0.00501 * Math.abs(value));
      }),
    );
  });

  it.each([
    [0.718, '0.718'],
    [2, '2'],
    [-0.00002994, '−2.99 × 10⁻⁵'],
    [0, '0'],
    [0.001, '0.001'],
    [25_700, '25,700'],
    [[25_700, 300], '25,700; 300'],
    [1.5e6, '1.50 × 10⁶'],
    [[0.0108, 0.001062], '0.0108, 0.00106'],
    [[1, Number.NaN], '1, –'],
    [[], 'none'],
    [Number.NaN, '–'],
    [null, '–'],
    ['above 0.88', 'above 0.88'],
    [true, 'yes'],
  ] as const)('shows %j as %s', (value, text) => {
    expect(formatClaimValue(value)).toBe(text);
  });
});
