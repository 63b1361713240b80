import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseSafetensors } from '../../../src/data/safetensors/parseSafetensors';
import { serializeSafetensors } from '../../../src/data/safetensors/serializeSafetensors';
import { InputError } from '../../../src/inputError';
import { packageRoot } from '../../../src/packageRoot';
import python from '../fixtures/python.safetensors.json';
import { refusal } from '../refusal';
import { safetensorsBytes } from '../safetensorsBytes';

const small = serializeSafetensors({
  tensors: new Map([
    ['a', { dtype: 'F32', shape: [2, 2], data: Float32Array.of(1, 2, 3, 4) }],
    ['b', { dtype: 'I32', shape: [1], data: Int32Array.of(7) }],
    ['c', { dtype: 'F64', shape: [0], data: new Float64Array(0) }],
  ]),
  metadata: { seed: '42' },
});

test('a file written by Python is read with its names, dtypes, shapes, values and metadata', () => {
  const bytes = readFileSync(join(packageRoot, 'tests/data/fixtures/python.safetensors'));
  const { tensors, metadata } = parseSafetensors(bytes, 'python.safetensors');
  const dtypes: Record<string, string> = {
    F32: 'float32',
    F64: 'float64',
    I32: 'int32',
    I64: 'int64',
    U8: 'uint8',
    I16: 'int16',
  };
  const content = Object.fromEntries(
    [...tensors].sort().map(([name, { dtype, shape, data }]) => {
      return [name, { dtype: dtypes[dtype], shape, values: Array.from(data, Number) }];
    }),
  );
  expect({ metadata, tensors: content }).toEqual(python);
});

test('the data is a copy, wherever the bytes lie in their buffer', () => {
  const shifted = new Uint8Array(small.length + 3).subarray(3);
  shifted.set(small);
  const { tensors } = parseSafetensors(shifted, 'shifted');
  shifted.fill(0);
  expect(tensors.get('a')).toEqual({ dtype: 'F32', shape: [2, 2], data: Float32Array.of(1, 2, 3, 4) });
});

test('an empty header holds no tensors', () => {
  expect(parseSafetensors(safetensorsBytes({}, 0), 'empty').tensors.size).toBe(0);
  expect(parseSafetensors(safetensorsBytes('{}      ', 0), 'padded').metadata).toEqual({});
});

const entry = (shape: unknown, data_offsets: unknown, dtype: unknown = 'F32') => ({
  dtype,
  shape,
  data_offsets,
});

test.each<[string, unknown, number, RegExp]>([
  ['a header that is not JSON', '{"a":', 0, /not JSON/],
  ['a header that is an array', '[]', 0, /start with '\{'/],
  ['a header behind a space', ' {}', 0, /start with '\{'/],
  ['a header with text behind it', '{}x', 0, /not JSON/],
  ['an empty header', '', 0, /start with '\{'/],
  [
    'a duplicate tensor',
    `{"a":${JSON.stringify(entry([1], [0, 4]))},"\\u0061":${JSON.stringify(entry([1], [4, 8]))}}`,
    8,
    /"a" twice/,
  ],
  [
    'a duplicate field',
    '{"a":{"dtype":"F32","dtype":"F32","shape":[],"data_offsets":[0,4]}}',
    4,
    /"dtype" twice/,
  ],
  ['an unknown dtype', { a: entry([1], [0, 4], 'F31') }, 4, /unknown dtype "F31"/],
  ['a dtype named as an object method', { a: entry([1], [0, 4], 'toString') }, 4, /unknown dtype/],
  ['a missing dtype', { a: { shape: [1], data_offsets: [0, 4] } }, 4, /unknown dtype nothing/],
  ['a tensor that is no object', { a: 4 }, 4, /described by an object/],
  ['a negative size', { a: entry([-1], [0, 4]) }, 4, /shape \[-1\]/],
  ['a fractional size', { a: entry([1.5], [0, 4]) }, 4, /shape \[1.5\]/],
  ['a shape that is no list', { a: entry('1', [0, 4]) }, 4, /shape "1"/],
  ['an unsafe size', { a: entry([2 ** 53], [0, 4]) }, 4, /not a list of sizes/],
  ['a product of sizes beyond all memory', { a: entry([2 ** 52, 2 ** 52, 2 ** 52], [0, 4]) }, 4, /needs/],
  ['sizes whose product is lost', { a: entry(Array(400).fill(2 ** 52), [0, 4]) }, 4, /needs Infinity/],
  ['zero times infinity', { a: entry([...Array(400).fill(2 ** 52), 0], [0, 4]) }, 4, /needs NaN/],
  ['three offsets', { a: entry([1], [0, 4, 8]) }, 4, /not two positions/],
  ['offsets backwards', { a: entry([1], [4, 0]) }, 4, /should start at/],
  ['a gap', { a: entry([1], [0, 4]), b: entry([1], [8, 12]) }, 12, /'b' should start at data byte 4/],
  ['an overlap', { a: entry([1], [0, 4]), b: entry([1], [2, 6]) }, 6, /'b' should start at data byte 4/],
  ['a span that does not fit the shape', { a: entry([2], [0, 4]) }, 4, /needs 8 bytes, its span has 4/],
  ['offsets behind the end', { a: entry([2], [0, 8]) }, 4, /cover 8 bytes of data, the file has 4/],
  ['bytes behind the last tensor', { a: entry([1], [0, 4]) }, 5, /cover 4 bytes of data, the file has 5/],
  ['metadata that is no object', { __metadata__: ['x'] }, 0, /__metadata__/],
  ['metadata with a number', { __metadata__: { a: 1 } }, 0, /__metadata__/],
])('%s is refused, naming file and reason', (_, header, dataBytes, reason) => {
  const message = refusal(() => parseSafetensors(safetensorsBytes(header, dataBytes), 'some/file'));
  expect(message).toMatch(reason);
  expect(message).toMatch(/^some\/file: /);
});

test.each([
  ['an empty file', Buffer.alloc(0), /at least 8 bytes, found 0/],
  [
    'a header length beyond the file',
    Buffer.from([100, 0, 0, 0, 0, 0, 0, 0, 0x7b]),
    /should end at byte 108/,
  ],
  [
    'a header length of 100 MB',
    Buffer.from([1, 0xe1, 0xf5, 5, 0, 0, 0, 0]),
    /at most 100000000 bytes, found 100000001/,
  ],
  ['the largest header length', Buffer.alloc(16, 0xff), /found 18446744073709551615/],
  ['a header that is not UTF-8', Buffer.from([3, 0, 0, 0, 0, 0, 0, 0, 0x7b, 0xff, 0x7d]), /not UTF-8/],
])('%s is refused', (_, bytes, reason) => {
  expect(refusal(() => parseSafetensors(bytes, 'f'))).toMatch(reason);
});

test('a deeply nested header is refused', () => {
  expect(refusal(() => parseSafetensors(safetensorsBytes(`{"a":${'['.repeat(1e6)}`, 0), 'f'))).toMatch(
    /not JSON/,
  );
  const nested = `{"a":${'['.repeat(1e5)}${']'.repeat(1e5)}}`;
  expect(refusal(() => parseSafetensors(safetensorsBytes(nested, 0), 'f'))).toMatch(/described by an object/);
});

/** One mutation: at a place, one of several kinds of damage, with a value. */
const mutation = fc.record({
  kind: fc.constantFrom('flip', 'set', 'cut', 'insert', 'remove', 'double'),
  place: fc.nat(small.length - 1),
  value: fc.nat(255),
});

test('whatever is done to the bytes of a file, it is read as a valid file or refused', () => {
  let refused = 0;
  fc.assert(
    fc.property(fc.array(mutation, { minLength: 1, maxLength: 4 }), (mutations) => {
      refused += readOrRefuse(mutations.reduce(mutate, small)) ? 0 : 1;
    }),
    { numRuns: 10_000 },
  );
  expect(refused).toBeGreaterThan(1000);
});

test('whatever JSON stands in the header, the file is read as a valid file or refused', () => {
  const offsets = fc.tuple(fc.integer({ min: -2, max: 12 }), fc.integer({ min: -2, max: 12 }));
  const tensor = fc.record(
    {
      dtype: fc.oneof(fc.constantFrom('F32', 'U8', 'F64'), fc.jsonValue()),
      shape: fc.oneof(fc.array(fc.integer({ min: -1, max: 4 }), { maxLength: 3 }), fc.jsonValue()),
      data_offsets: fc.oneof(offsets, fc.jsonValue()),
    },
    { requiredKeys: [] },
  );
  const header = fc.dictionary(
    fc.string({ maxLength: 2 }),
    fc.oneof({ weight: 4, arbitrary: tensor }, fc.jsonValue()),
    {
      maxKeys: 3,
    },
  );
  let read = 0;
  fc.assert(
    fc.property(header, fc.nat(12), (json, dataBytes) => {
      read += readOrRefuse(safetensorsBytes(json, dataBytes)) ? 1 : 0;
    }),
    { numRuns: 5000 },
  );
  expect(read).toBeGreaterThan(10);
});

function mutate(
  bytes: Uint8Array,
  { kind, place, value }: { kind: string; place: number; value: number },
): Uint8Array {
  const at = Math.min(place, bytes.length);
  const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)];
  if (kind === 'cut') return before;
  if (kind === 'insert') return Buffer.concat([before, Uint8Array.of(value), after]);
  if (kind === 'remove') return Buffer.concat([before, after.subarray(1 + (value % 9))]);
  if (kind === 'double') return Buffer.concat([before, after.subarray(0, value), after]);
  const copy = Uint8Array.from(bytes);
  if (at < copy.length) copy[at] = kind === 'flip' ? copy[at] ^ (1 << (value % 8)) : value;
  return copy;
}

/** Whether the file could be read; fails on any other error, or when what was read cannot be written again. */
function readOrRefuse(bytes: Uint8Array): boolean {
  try {
    const file = parseSafetensors(bytes, 'mutated');
    expect(parseSafetensors(serializeSafetensors(file), 'again').tensors.size).toBe(file.tensors.size);
    return true;
  } catch (error) {
    expect(error).toBeInstanceOf(InputError);
    return false;
  }
}
