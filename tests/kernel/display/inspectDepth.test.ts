import { describe, expect, it } from 'vitest';
import { inspectDepth } from '../../../src/kernel/display/inspectDepth';

const nested = (width: number, depth: number): unknown =>
  depth === 0 ? 1 : Array.from({ length: width }, () => nested(width, depth - 1));

describe('the depth to which a value is printed', () => {
  it('is the one asked for where that is readable', () => {
    for (const value of [1, null, 'text', {}, nested(10, 4), new Map([[1, { a: [2] }]])])
      expect(inspectDepth(value, 3)).toBe(3);
  });

  it('is less where a level holds too many parts', () => {
    expect(inspectDepth(nested(90, 3), 3)).toBe(1);
    expect(
      inspectDepth(
        Array.from({ length: 1e6 }, () => [[1]]),
        3,
      ),
    ).toBe(3);
    expect(inspectDepth(Object.fromEntries(Array.from({ length: 1e5 }, (_, i) => [i, [i]])), 3)).toBe(0);
  });

  it('is found without calling getters or the traps of proxies', () => {
    const fail = () => {
      throw new Error('called');
    };
    expect(
      inspectDepth(
        {
          get a() {
            return fail();
          },
        },
        3,
      ),
    ).toBe(3);
    expect(inspectDepth(new Proxy({}, { get: fail, ownKeys: fail }), 3)).toBe(3);
  });
});
