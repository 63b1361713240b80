import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadArrow } from 'arquero';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arrowBytes, parseArrow } from '../../src/data/arrowTable';
import { readHistory, writeHistory } from '../../src/data/history';
import { packageRoot } from '../../src/packageRoot';
import pyarrow from './fixtures/history.arrow.json';
import { refusal } from './refusal';
import { temporaryFolder } from './temporaryFolder';

const history = {
  epoch: Int32Array.of(0, 100, 200),
  loss: Float64Array.of(4.5, 0.25, 1e-9),
  accuracy: Float64Array.of(0.01, Number.NaN, -0),
};

test('a history is read back bit by bit, NaN and signed zero included', () => {
  const path = join(temporaryFolder(), 'history.arrow');
  writeHistory(path, history);
  const read = readHistory(path);
  expect(Object.keys(read)).toEqual(['epoch', 'loss', 'accuracy']);
  expect(read).toEqual(history);
});

test('equal histories give equal bytes', () => {
  expect(arrowBytes(history)).toEqual(arrowBytes({ ...history, loss: history.loss.slice() }));
});

test('any columns are read back', () => {
  const columns = fc
    .nat(40)
    .chain((length) =>
      fc.dictionary(
        fc.string({ minLength: 1, maxLength: 8 }),
        fc.oneof(
          fc.float64Array({ minLength: length, maxLength: length }),
          fc.int32Array({ minLength: length, maxLength: length }),
        ),
        { minKeys: 1, maxKeys: 5, noNullPrototype: true },
      ),
    );
  fc.assert(
    fc.property(columns, (table) => {
      expect(parseArrow(arrowBytes(table), 'f')).toEqual(table);
    }),
  );
});

test('arquero loads the file', async () => {
  const path = join(temporaryFolder(), 'history.arrow');
  writeHistory(path, history);
  const table = await loadArrow(path);
  expect([...table.array('loss')]).toEqual([...history.loss]);
  expect([...table.array('epoch')]).toEqual([0, 100, 200]);
});

test('a history has the bytes that pyarrow was seen to read', () => {
  const bytes = readFileSync(join(packageRoot, 'tests/data/fixtures/history.arrow'));
  expect(arrowBytes({ epoch: history.epoch, loss: history.loss })).toEqual(new Uint8Array(bytes));
  expect(pyarrow).toEqual({ epoch: ['int32', [...history.epoch]], loss: ['double', [...history.loss]] });
});

test('a history without rows is read back', () => {
  const path = join(temporaryFolder(), 'history.arrow');
  const empty = { epoch: new Int32Array(0), loss: new Float64Array(0) };
  writeHistory(path, empty);
  expect(readHistory(path)).toEqual(empty);
});

test('epochs that do not increase are neither written nor read', () => {
  const path = join(temporaryFolder(), 'history.arrow');
  const backwards = { epoch: Int32Array.of(0, 200, 100) };
  expect(refusal(() => writeHistory(path, backwards))).toBe(`${path}: epoch 100 follows 200`);
  writeFileSync(path, arrowBytes(backwards));
  expect(refusal(() => readHistory(path))).toBe(`${path}: epoch 100 follows 200`);
});

test('a table without integer epochs or with other integers is no history', () => {
  const path = join(temporaryFolder(), 'history.arrow');
  writeFileSync(path, arrowBytes({ loss: history.loss }));
  expect(refusal(() => readHistory(path))).toContain("expected an int32 column 'epoch'");
  writeFileSync(path, arrowBytes({ epoch: history.epoch, count: Int32Array.of(1, 2, 3) }));
  expect(refusal(() => readHistory(path))).toContain("expected column 'count' to be float64");
});

test('columns of different lengths are a mistake of the caller', () => {
  expect(() => arrowBytes({ epoch: Int32Array.of(1), loss: Float64Array.of(1, 2) })).toThrow(RangeError);
});

test('a truncated file is refused at every length', () => {
  const bytes = arrowBytes(history);
  for (let length = 0; length < bytes.length; length++) {
    expect(refusal(() => parseArrow(bytes.subarray(0, length), 'cut.arrow'))).toMatch(/^cut.arrow: damaged/);
  }
});

test('a file with any bit flipped is refused', () => {
  const bytes = arrowBytes(history);
  for (let at = 0; at < bytes.length; at++) {
    const flipped = bytes.slice();
    flipped[at] ^= 1 << (at % 8);
    expect(refusal(() => parseArrow(flipped, 'flipped.arrow'))).toMatch(/^flipped.arrow: damaged/);
  }
});

test('a file of something else is refused, and a missing one', () => {
  const path = join(packageRoot, 'package.json');
  expect(refusal(() => readHistory(path))).toBe(`${path}: damaged, or not written by this program`);
  const missing = join(packageRoot, 'none.arrow');
  expect(refusal(() => readHistory(missing))).toBe(`${missing}: no such file`);
});
