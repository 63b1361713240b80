import { describe, expect, it, vi } from 'vitest';
import { silently } from '../../src/compute/silently';

describe('silently', () => {
  it('returns what the work returns and lets nothing reach the console', () => {
    const spy = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const result = silently(() => {
      console.warn('noise');
      return 7;
    });
    expect(result).toBe(7);
    expect(spy).not.toHaveBeenCalled();
    spy.mockRestore();
  });

  it('gives the console back after the work throws', () => {
    const { warn } = console;
    expect(() =>
      silently(() => {
        throw new Error('broken');
      }),
    ).toThrow('broken');
    expect(console.warn).toBe(warn);
  });
});
