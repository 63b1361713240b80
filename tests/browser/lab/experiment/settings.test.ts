import { describe, expect, it } from 'vitest';
import { asTrained, checkSettings } from '../../../../src/browser/lab/experiment/settings';
import { InputError } from '../../../../src/inputError';

describe('checkSettings', () => {
  it('gives back settings that can be trained with', () => {
    expect(checkSettings(asTrained)).toBe(asTrained);
    expect(checkSettings({ ...asTrained, projected: 359, zipfExponent: 0, weightDecay: 10 }).projected).toBe(
      359,
    );
  });

  it.each([
    [{ zipfExponent: 99 }, 'Zipf exponent: expected a number from 0 to 4, got 99'],
    [{ zipfExponent: Number.NaN }, 'Zipf exponent: expected a number from 0 to 4, got none'],
    [{ weightDecay: -1 }, 'weight decay: expected a number from 0 to 10, got -1'],
    [{ projected: 360 }, 'projected out: expected none, gradient, prior, random or an angle'],
    [{ projected: 'all' as 'none' }, "got 'all'"],
    [{ labelGradient: 'log1p' as 'summed' }, "label gradient: expected subtractive or summed, got 'log1p'"],
  ])('says of %o what was expected and what came', (wrong, message) => {
    expect(() => checkSettings({ ...asTrained, ...wrong })).toThrow(InputError);
    expect(() => checkSettings({ ...asTrained, ...wrong })).toThrow(message);
  });
});
