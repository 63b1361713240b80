import { describe, expect, it } from 'vitest';
import { fontWidths } from '../../../src/figures/drawing/fontWidths';
import { textWidth } from '../../../src/figures/drawing/textWidth';

describe('textWidth', () => {
  it('grows with the font size in proportion', () => {
    expect(textWidth({ fontSize: 20 }, 'epoch')).toBeCloseTo(2 * textWidth({ fontSize: 10 }, 'epoch'), 9);
  });

  it('adds up the characters', () => {
    const apart = textWidth({}, 'Zi') + textWidth({}, 'pf');
    expect(textWidth({}, 'Zipf')).toBeCloseTo(apart, 9);
  });

  it('is what the font says: an em of 2048 units with digits of 1303', () => {
    expect(textWidth({ fontSize: 2048 }, '0')).toBe(1303);
    expect(textWidth({ fontSize: 2048 }, '⁴')).toBeGreaterThan(0);
  });

  it('is larger in bold', () => {
    expect(textWidth({ fontWeight: 'bold' }, 'Loss')).toBeGreaterThan(textWidth({}, 'Loss'));
    expect(textWidth({ fontWeight: 700 }, 'Loss')).toBe(textWidth({ fontWeight: 'bold' }, 'Loss'));
  });

  it('is 0 for no text and takes numbers', () => {
    expect(textWidth({}, undefined)).toBe(0);
    expect(textWidth({}, 10)).toBe(textWidth({}, '10'));
  });

  it('gives a character beyond the font the width of its box for missing ones', () => {
    expect(textWidth({}, '\u{1F600}')).toBeGreaterThan(0);
  });
});

describe('fontWidths', () => {
  it('refuses a file that is no font', () => {
    expect(() => fontWidths(__filename)).toThrow();
  });
});
