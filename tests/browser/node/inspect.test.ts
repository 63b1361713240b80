import { inspect as nodeInspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { format, inspect } from '../../../src/browser/node/inspect';

class Point {
  x = 1;
  readonly #hidden = 2;
  get sum(): number {
    return this.x + this.#hidden;
  }
}

function circle(): object {
  const one: Record<string, unknown> = { a: 1 };
  one.self = one;
  one.list = [one];
  return one;
}

const values: [string, unknown][] = [
  ['minus zero', -0],
  ['a text with a quote', "it's"],
  ['a text of two lines', 'one\ntwo'],
  ['an empty list', []],
  ['an empty object', {}],
  ['nested objects', { a: 1, 'b-c': [1, 2, { d: { e: { f: 1 } } }] }],
  ['an object of a class', new Point()],
  ['a class that extends', class extends Point {}],
  ['a function', function named() {}],
  [
    'a map',
    new Map<unknown, unknown>([
      [1, { a: 2 }],
      ['x', [1, 2]],
    ]),
  ],
  ['a set', new Set([1, 'b'])],
  ['numbers of 32 bits', new Float32Array([1, 2, 3.5])],
  ['many numbers of 32 bits', Float32Array.from({ length: 200 }, (_, i) => i / 7)],
  ['more numbers than are shown', Array.from({ length: 300 }, (_, i) => i)],
  ['many names', Array.from({ length: 30 }, (_, i) => `name${i}`)],
  ['values of all kinds', [undefined, null, true, 10n, Symbol('q'), 1.5, 'a', { b: 1 }]],
  ['an object without a prototype', Object.assign(Object.create(null), { a: 1 })],
  ['what stands within itself', circle()],
  // biome-ignore lint/suspicious/noSparseArray: holes are what is shown
  ['a list with holes', [, 1, , ,]],
  ['long entries', { long: 'x'.repeat(100), rows: Array.from({ length: 10 }, (_, i) => ({ i, s: 'abc' })) }],
  ['deep lists', [[1, [2, [3, [4, [5]]]]]]],
  [
    'getters',
    {
      get a() {
        return 1;
      },
      set b(_: number) {},
    },
  ],
  ['seven numbers', [1, 2, 3, 4, 5, 6, 7]],
  ['numbers of different lengths', { a: [1, 20, 300, 4000, 5, 6, 7, 8, 9, 10], b: { c: { d: 1 } } }],
  ['symbols as names', { [Symbol('k')]: 1 }],
  ['a long text of lines', { m: `${'a line that is rather long\n'.repeat(4)}` }],
  ['a date', new Date(0)],
  ['bytes', new Uint8Array(3).buffer],
];

describe('inspect', () => {
  it.each(values)('shows %s as Node does', (_, value) => {
    expect(inspect(value)).toBe(nodeInspect(value));
    const deeper = { depth: 3, maxArrayLength: 10, maxStringLength: 20 };
    expect(inspect(value, deeper)).toBe(nodeInspect(value, deeper));
  });

  it('shows what an object says of itself', () => {
    const value = { [Symbol.for('nodejs.util.inspect.custom')]: () => 'itself' };
    expect(inspect(value)).toBe('itself');
    expect(inspect([value])).toBe('[ itself ]');
  });

  it('cannot see into a promise, and shows any as pending', () => {
    expect(inspect(Promise.resolve(1))).toBe('Promise { <pending> }');
  });
});

describe('format', () => {
  it('fills in the marks of a text, and joins the rest by blanks', () => {
    expect(format('%s of %d, %j%%', 'two', 3, { a: 1 }, [4])).toBe('two of 3, {"a":1}% [ 4 ]');
    expect(format(1, 'a', { b: 'c' })).toBe("1 a { b: 'c' }");
  });
});
