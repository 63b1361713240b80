import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textLines } from '../../src/report/textLines';

describe('textLines', () => {
  it('loses nothing, and has no line above the width but for a single word', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^\S{1,20}$/), { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 1, max: 60 }),
        (words, width) => {
          const lines = textLines(words.join(' '), width);
          expect(lines.join(' ')).toBe(words.join(' '));
          for (const line of lines) if (line.includes(' ')) expect(line.length).toBeLessThanOrEqual(width);
        },
      ),
    );
  });

  it('fills each line before the next', () => {
    expect(textLines('one two three four', 9)).toEqual(['one two', 'three', 'four']);
    expect(textLines('', 9)).toEqual(['']);
  });
});
