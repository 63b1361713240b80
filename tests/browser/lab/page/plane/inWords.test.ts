import { describe, expect, it } from 'vitest';
import { directionsInWords, pickedInWords } from '../../../../../src/browser/lab/page/plane/inWords';

describe('directionsInWords', () => {
  it('names each arrow by its line, and how much of the direction taken out is in the plane', () => {
    expect(directionsInWords([0.6, -0.7], 30)).toBe(
      'Dashed: picked, 30° from PC1 towards PC2. Full line: taken out; 92 % of its length is in this plane.',
    );
    expect(directionsInWords([0, 1], undefined)).toBe(
      'Full line: taken out; 100 % of its length is in this plane.',
    );
  });

  it('says how to pick one where there is none', () => {
    expect(directionsInWords(undefined, undefined)).toMatch(/press in the middle and drag/);
  });
});

describe('pickedInWords', () => {
  it('tells an angle of 0 from none', () => {
    expect(pickedInWords(0)).toBe('0° from PC1 towards PC2');
    expect(pickedInWords(undefined)).toBe('none picked');
  });
});
