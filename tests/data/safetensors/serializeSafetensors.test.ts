import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseSafetensors } from '../../../src/data/safetensors/parseSafetensors';
import { serializeSafetensors } from '../../../src/data/safetensors/serializeSafetensors';
import { float32Tensor, type Tensor } from '../../../src/data/safetensors/tensor';
import { packageRoot } from '../../../src/packageRoot';

const golden = join(packageRoot, 'tests/golden');

test.each([
  'tests/data/fixtures/python.safetensors',
  ...readdirSync(golden).flatMap((name) => (name.endsWith('.safetensors') ? [`tests/golden/${name}`] : [])),
])('%s is written as Python wrote it, but for the order of the metadata', (path) => {
  const bytes = readFileSync(join(packageRoot, path));
  const again = serializeSafetensors(parseSafetensors(bytes, path));
  expect(again.length).toBe(bytes.length);
  const headerEnd = 8 + Number(bytes.readBigUInt64LE(0));
  expect(Buffer.compare(again.subarray(headerEnd), bytes.subarray(headerEnd))).toBe(0);
  const metadataEnd = Buffer.from('},"');
  expect(again.subarray(Buffer.from(again).indexOf(metadataEnd), headerEnd)).toEqual(
    new Uint8Array(bytes.subarray(bytes.indexOf(metadataEnd), headerEnd)),
  );
});

test('what is written is read back', () => {
  const tensor: fc.Arbitrary<Tensor> = fc.oneof(
    fc.float32Array({ maxLength: 20 }).map((data): Tensor => float32Tensor(data)),
    fc
      .float64Array({ maxLength: 20 })
      .map((data): Tensor => ({ dtype: 'F64', shape: [1, data.length, 1], data })),
    fc.int32Array({ maxLength: 20 }).map((data): Tensor => ({ dtype: 'I32', shape: [data.length], data })),
    fc.uint8Array({ maxLength: 20 }).map((data): Tensor => ({ dtype: 'U8', shape: [data.length], data })),
    fc
      .bigInt64Array({ minLength: 1, maxLength: 1 })
      .map((data): Tensor => ({ dtype: 'I64', shape: [], data })),
  );
  const name = fc.string({ unit: 'grapheme' }).filter((text) => text !== '__metadata__');
  fc.assert(
    fc.property(fc.dictionary(name, tensor), fc.dictionary(fc.string(), fc.string()), (tensors, metadata) => {
      const written = new Map(Object.entries(tensors));
      const read = parseSafetensors(serializeSafetensors({ tensors: written, metadata }), 'f');
      expect(new Map([...read.tensors].sort())).toEqual(new Map([...written].sort()));
      expect({ ...read.metadata }).toEqual({ ...metadata });
    }),
    { numRuns: 500 },
  );
});

test('the bytes do not depend on the order of insertion', () => {
  const [a, b, ten] = ['a', 'b', '10'].map((name, i): [string, Tensor] => [
    name,
    float32Tensor(Float32Array.of(i)),
  ]);
  const first = serializeSafetensors({ tensors: new Map([a, b, ten]), metadata: { x: '1', y: '2' } });
  const second = serializeSafetensors({ tensors: new Map([ten, b, a]), metadata: { y: '2', x: '1' } });
  expect(second).toEqual(first);
});

test('the data starts at a multiple of 8, the widest dtype first', () => {
  const bytes = serializeSafetensors({
    tensors: new Map<string, Tensor>([
      ['a', { dtype: 'U8', shape: [1], data: Uint8Array.of(1) }],
      ['b', { dtype: 'F64', shape: [1], data: Float64Array.of(1) }],
    ]),
    metadata: {},
  });
  expect(Number(Buffer.from(bytes).readBigUInt64LE(0)) % 8).toBe(0);
  expect([...parseSafetensors(bytes, 'f').tensors.keys()]).toEqual(['b', 'a']);
});

test.each<[string, string, Tensor]>([
  ['data that does not fit the shape', 'a', { dtype: 'F32', shape: [3], data: new Float32Array(2) }],
  ['data that does not fit the dtype', 'a', { dtype: 'F64', shape: [2], data: new Float32Array(2) }],
  ['the reserved name', '__metadata__', float32Tensor(new Float32Array(1))],
])('%s is refused', (_, name, tensor) => {
  expect(() => serializeSafetensors({ tensors: new Map([[name, tensor]]), metadata: {} })).toThrow(
    RangeError,
  );
});
