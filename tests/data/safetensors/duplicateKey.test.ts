import fc from 'fast-check';
import { expect, test } from 'vitest';
import { duplicateKey } from '../../../src/data/safetensors/duplicateKey';

test('JSON made from a value has no duplicate key', () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => duplicateKey(JSON.stringify(value)) === undefined));
});

test.each([
  ['{"a":1,"a":2}', 'a'],
  ['{"a":{"b":1,"c":[{"b":1}],"b":2}}', 'b'],
  ['[{"x":1},{"y":"x","x":1, "\\u0079" :3}]', 'y'],
  ['{"a\\"":1,"a\\\\":2,"a\\"":3}', 'a"'],
])('in %s the key %s comes twice', (json, key) => {
  expect(duplicateKey(json)).toBe(key);
});

test('equal keys of different objects and equal strings in lists are no duplicates', () => {
  expect(duplicateKey('{"a":{"a":{"a":["a","a",{"a":"a"}]}},"b":"a"}')).toBeUndefined();
});
