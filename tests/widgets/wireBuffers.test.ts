import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinBuffers, splitBuffers } from '../../src/widgets/wireBuffers';

const bytes = fc.uint8Array({ maxLength: 8 });
const { state } = fc.letrec((tie) => ({
  state: fc.dictionary(fc.string(), tie('value')),
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(null, true, 'text'),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((x) => x + 0),
    bytes,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.string(), tie('value'), { maxKeys: 4 }),
  ),
}));

describe('binary parts of a state', () => {
  it('come back where they were, through JSON', () => {
    fc.assert(
      fc.property(state, (whole) => {
        const { state: rest, paths, buffers } = splitBuffers(whole);
        const back = JSON.parse(JSON.stringify({ rest, paths }));
        joinBuffers(back.rest, back.paths, buffers);
        expect(back.rest).toEqual(whole);
      }),
    );
  });

  it('leave null in arrays and nothing in objects', () => {
    const one = new Uint8Array([1]);
    expect(splitBuffers({ a: one, b: [one, 2], c: { d: one } })).toEqual({
      state: { b: [null, 2], c: {} },
      paths: [['a'], ['b', 0], ['c', 'd']],
      buffers: [one, one, one],
    });
  });

  it.each([
    ['fewer paths than buffers', [], 1],
    ['paths that are none', 'x', 1],
    ['a path into nothing', [['a', 'b', 'c']], 1],
    ['a path into what every object has', [['constructor', 'prototype']], 1],
    ['an empty path', [[]], 1],
  ])('refuses %s', (_, paths, count) => {
    expect(() => joinBuffers({}, paths, Array(count).fill(new Uint8Array()))).toThrow(TypeError);
  });
});
