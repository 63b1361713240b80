import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from '../../../src/data/json/canonicalJson';
import { refusal } from '../refusal';

test('the text parses back to the value', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test('the text does not depend on the order of keys, at any depth', () => {
  expect(canonicalJson({ b: [{ y: 1, x: 2 }], a: null })).toBe(
    canonicalJson({ a: null, b: [{ x: 2, y: 1 }] }),
  );
});

test('keys are sorted, indented by two spaces, and a newline ends the text', () => {
  expect(canonicalJson({ b: 1.5, a: ['x'] })).toBe('{\n  "a": [\n    "x"\n  ],\n  "b": 1.5\n}\n');
});

test.each([
  ['value.a is NaN', { a: Number.NaN }],
  ['value.a[1] is Infinity', { a: [0, Infinity] }],
  ['value.a is undefined', { a: undefined }],
  ['value is 1', 1n],
  ['value.d is', { d: new Date(0) }],
  [
    'value.f is [object Float32Array]',
    { f: Object.create(Float32Array.prototype, { toString: { value: () => '[object Float32Array]' } }) },
  ],
])('what JSON cannot hold is refused with its place: %s', (reason, value) => {
  expect(refusal(() => canonicalJson(value))).toContain(reason);
});
