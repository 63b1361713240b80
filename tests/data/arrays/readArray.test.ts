import { closeSync, copyFileSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { arrayNames, openArray } from '../../../src/data/arrays/openArray';
import { readArray, readVector } from '../../../src/data/arrays/readArray';
import { InputError } from '../../../src/inputError';
import { temporaryFolder } from '../temporaryFolder';
import { refused } from './refusals';

const fixture = (name: string) => join(__dirname, 'fixtures', name);

/** What fixtures/make_arrays.py says every file holds. */
const rows = Array.from({ length: 15 }, (_, k) => (k - 5) / 4);
const labels = [0, 1, 2, 1, 0];

const floats = [
  'f2',
  'f4',
  'f8',
  'big-f2',
  'big-f4',
  'big-f8',
  'fortran',
  'fortran-big',
  'version1',
  'version2',
  'version3',
];
const integers = ['i1', 'i2', 'i4', 'big-i4', 'i8', 'big-i8', 'u1', 'u2', 'u4', 'u8'];
const others = [
  'one.npz',
  'several.npz#h1',
  'compressed.npz#h1',
  'one.safetensors',
  'several.safetensors#f16',
];
const tensors = ['bf16', 'f32', 'f64'].map((name) => `several.safetensors#${name}`);
const columns = ['frame', 'lists', 'half', 'fixed', 'mixed', 'texts'].flatMap((name) => {
  const wanted = name === 'fixed' ? '#h' : name === 'mixed' || name === 'texts' ? '#h*' : '';
  return [`${name}.arrow${wanted}`, `${name}.parquet${wanted}`];
});
const codecs = [
  'zstd.arrow',
  'lz4.arrow',
  'stream.arrows',
  ...['none', 'zstd', 'gzip', 'brotli', 'lz4'].map((name) => `${name}.parquet`),
];

describe('readArray', () => {
  it.each([
    ...floats.map((name) => `${name}.npy`),
    ...others,
    ...tensors,
    ...columns,
    ...codecs,
  ])('reads %s as it was written', async (name) => {
    const { rows: n, columns: d, data } = await readArray(fixture(name));
    expect([n, d]).toEqual([5, 3]);
    expect(Array.from(data)).toEqual(rows);
  });

  it.each(integers)('reads integers, %s', async (name) => {
    expect(Array.from((await readArray(fixture(`${name}.npy`))).data)).toEqual(
      Array.from({ length: 15 }, (_, k) => k),
    );
  });

  it('reads truth values as 0 and 1', async () => {
    const { data } = await readArray(fixture('bool.npy'));
    expect(Array.from(data)).toEqual([0, ...Array(14).fill(1)]);
  });

  it.each([
    'labels.npy',
    'several.npz#labels',
    'compressed.npz#labels',
    'several.safetensors#labels',
    'mixed.arrow#label',
    'mixed.parquet#label',
    'fixed.parquet#label',
  ])('reads one dimension, %s, as a list and as a column', async (name) => {
    expect(Array.from(await readVector(fixture(name)))).toEqual(labels);
    expect(await readArray(fixture(name))).toMatchObject({ rows: 5, columns: 1 });
  });

  it('reads LZ4 frames of several blocks', async () => {
    const { rows: n, data } = await readArray(fixture('long-lz4.arrow'));
    expect(n).toBe(60_000);
    expect(data.findIndex((x, k) => x !== Math.floor(k / 2) % (k % 2 === 0 ? 7 : 1000))).toBe(-1);
  });

  it('keeps the infinities and NaN of a float16 that overflowed', async () => {
    const { data } = await readArray(fixture('overflow.npy'));
    expect(Array.from(data)).toEqual([Infinity, 1, 2, -Infinity, Number.NaN, 0]);
  });

  it('gives no rows of an array without any', async () => {
    expect(await readArray(fixture('empty.npy'))).toMatchObject({ rows: 0, columns: 3 });
  });

  it('takes the array by an argument too, and a file whose name has a # as it is', async () => {
    expect((await readArray(fixture('several.npz'), 'h1')).rows).toBe(5);
    const odd = join(temporaryFolder(), 'odd#name.npy');
    copyFileSync(fixture('f4.npy'), odd);
    expect((await readArray(odd)).rows).toBe(5);
  });

  it('tells a file by its bytes, whatever it is called', async () => {
    const odd = join(temporaryFolder(), 'h1.bin');
    copyFileSync(fixture('frame.parquet'), odd);
    expect((await readArray(odd)).columns).toBe(3);
  });

  it.each([
    ['several.npz', 'holds several arrays, name one as FILE#NAME: h1, labels'],
    ['several.safetensors', 'f32 float32 [5 x 3]'],
    ['several.npz#h2', "expected an array 'h2', found h1, labels"],
    ['frame.arrow#h7', "expected a column 'h7', found h0 float64, h1 float64, h2 float64"],
    ['texts.parquet', "'word' holds string"],
    ['texts.arrow', "'word' holds"],
    ['fixed.parquet', 'holds lists beside other columns'],
    ['missing.arrow', 'missing.arrow#h0: expected numbers, found nothing in row 1'],
    ['missing.parquet', 'missing.parquet#h0: expected numbers, found nothing in row 1'],
    ['ragged.arrow', 'expected lists of 2 numbers, found 1 in row 1'],
    ['ragged.parquet', 'expected lists of 2 numbers, found 1 in row 1'],
    ['objects.npy', 'holds Python objects, which are pickled and never run'],
    ['complex.npy', 'complex numbers'],
    ['texts.npy', 'texts (<U2)'],
    ['records.npy', 'records of several fields'],
    ['longdouble.npy', 'floats of 16 to 64 bits, found <f16'],
    ['three.npy', 'expected [n x d], found [2 x 3 x 4]: reshape it to rows first'],
    ['several.safetensors#three', 'expected [n x d], found [2 x 3 x 4]'],
    ['scalar.npy', 'expected [n x d], found []'],
    ['beyond.npy', 'expected integers up to 2^53, found 9007199254740993'],
    ['make_arrays.py', 'expected a safetensors, .npy, .npz, Arrow or Parquet file, found another'],
    ['gone.npy', 'no such file'],
    ['', 'expected a file, found a folder'],
  ])('refuses %s in one line', async (name, expected) => {
    expect(await refused(() => readArray(fixture(name)))).toContain(expected);
  });

  it.each([
    ...['f4.npy', 'fortran.npy', 'version3.npy', 'one.npz', 'compressed.npz#h1', 'one.safetensors'],
    ...['frame.arrow', 'stream.arrows', 'frame.parquet', 'fixed.parquet#h'],
  ])('refuses every beginning of %s that is not the whole', async (name) => {
    const [file, array] = name.split('#');
    const bytes = readFileSync(fixture(file));
    const folder = temporaryFolder();
    const step = Math.ceil(bytes.length / 60);
    for (let length = 0; length < bytes.length; length += step) {
      const cut = join(folder, `${length}-${file}`);
      writeFileSync(cut, bytes.subarray(0, length));
      // A stream that ends between two messages is a whole one of fewer rows.
      if (file === 'stream.arrows' && length > 0 && (await endsBetween(cut))) continue;
      expect(await refused(() => readArray(cut, array))).toContain(cut);
    }
  });

  it.each([
    ...[
      'f4.npy',
      'one.npz',
      'compressed.npz#h1',
      'one.safetensors',
      'frame.arrow',
      'fixed.arrow#h',
      'zstd.arrow',
    ],
    ...['lz4.arrow', 'stream.arrows', 'frame.parquet', 'lists.parquet', 'zstd.parquet'],
  ])('reads %s with wrong bytes, or refuses it, and nothing else', async (name) => {
    const [file, array] = name.split('#');
    const bytes = readFileSync(fixture(file));
    const damaged = join(temporaryFolder(), file);
    let state = 1;
    const draw = (below: number) => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return Math.floor((state / 2 ** 32) * below);
    };
    let refusals = 0;
    for (let i = 0; i < 100; i++) {
      const copy = Buffer.from(bytes);
      for (let k = draw(3); k >= 0; k--) copy[draw(copy.length)] = draw(256);
      writeFileSync(damaged, copy);
      try {
        await readArray(damaged, array);
      } catch (error) {
        expect(error).toBeInstanceOf(InputError);
        refusals++;
      }
    }
    expect(refusals).toBeGreaterThan(0);
  });

  it('refuses a pickle without running it', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'a.pkl'), Buffer.from([0x80, 4, 0x95, 0, 0, 0, 0, 0, 0, 0, 0, 0x2e]));
    expect(await refused(() => readArray(join(folder, 'a.pkl')))).toContain('a pickle, which is never run');
  });
});

describe('an array of a .npz that is not what was written', () => {
  it.each([
    ['several.npz', 'h1'],
    ['compressed.npz', 'h1'],
  ])('is refused by its checksum: %s', async (name, array) => {
    const bytes = readFileSync(fixture(name));
    const copy = join(temporaryFolder(), name);
    // The sum in the directory at the end, which is what counts.
    const entry = bytes.indexOf(Buffer.from(`${array}.npy`), bytes.indexOf('PK\x01\x02', 0, 'latin1')) - 46;
    bytes[entry + 16] ^= 1;
    writeFileSync(copy, bytes);
    expect(await refused(() => readArray(`${copy}#${array}`))).toMatch(
      /#h1: damaged: expected checksum [0-9a-f]{8}, found [0-9a-f]{8}$/,
    );
  });
});

async function endsBetween(path: string): Promise<boolean> {
  return openArray(path).then(
    () => true,
    () => false,
  );
}

describe('openArray', () => {
  it.each([
    'f4.npy',
    'fortran-big.npy',
    'compressed.npz#h1',
    'several.safetensors#bf16',
    'frame.arrow',
    'half.parquet',
  ])('gives the rows of %s in blocks as small as wished, as often as asked', async (name) => {
    const source = await openArray(fixture(name));
    for (const most of [1, 2, 3, 7]) {
      const found: number[] = [];
      for await (const block of source.blocks(most)) {
        expect(block.rows).toBeLessThanOrEqual(most);
        found.push(...block.data);
      }
      expect(found).toEqual(rows);
    }
  });
});

describe('a file of more than 2 GB', () => {
  it('is read a block at a time, its last row where it belongs', async () => {
    const path = join(temporaryFolder(), 'huge.npy');
    const [n, d] = [600_000, 1_000];
    const header = `${`{'descr': '<f4', 'fortran_order': False, 'shape': (${n}, ${d}), }`.padEnd(117)}\n`;
    const file = openSync(path, 'w');
    // All between the first row and the last is a hole, which takes no room on disk.
    writeSync(file, Buffer.concat([Buffer.from('\x93NUMPY\x01\0\x76\0', 'latin1'), Buffer.from(header)]), 0);
    const last = 128 + 4 * d * (n - 1);
    writeSync(file, Buffer.from(Float32Array.from({ length: d }, (_, j) => j / 8).buffer), 0, 4 * d, last);
    closeSync(file);
    const source = await openArray(path);
    expect([source.rows, source.columns]).toEqual([n, d]);
    const before = process.memoryUsage().rss;
    let sum = 0;
    let rowsRead = 0;
    let peak = before;
    for await (const block of source.blocks(10_000)) {
      rowsRead += block.rows;
      sum += block.data[block.data.length - 1];
      peak = Math.max(peak, process.memoryUsage().rss);
    }
    expect(rowsRead).toBe(n);
    expect(sum).toBe((d - 1) / 8);
    expect(peak - before).toBeLessThan(1_000_000_000);
  }, 120_000);
});

describe('arrayNames', () => {
  it('lists arrays and columns in the order of the file', async () => {
    expect(await arrayNames(fixture('several.npz'))).toEqual(['h1', 'labels']);
    expect(await arrayNames(fixture('mixed.parquet'))).toEqual(['h0', 'h1', 'h2', 'label']);
    expect(await arrayNames(fixture('f4.npy'))).toEqual(['']);
  });
});
