import { expect, test } from 'vitest';
import { type EpochRow, historyOf, rowsOf } from '../../src/data/historyRows';

test('rows become a history and come back as they were, in order', () => {
  const rows: EpochRow<{ loss: number; accuracy: number }>[] = [
    [100, { loss: 0.5, accuracy: Number.NaN }],
    [200, { loss: -0, accuracy: 1 }],
  ];
  const history = historyOf(rows);
  expect(Object.keys(history)).toEqual(['epoch', 'loss', 'accuracy']);
  expect(history.epoch).toEqual(Int32Array.of(100, 200));
  expect(rowsOf(history)).toEqual(rows);
});

test('a history without rows has none', () => {
  expect(rowsOf({ epoch: new Int32Array(), loss: new Float64Array() })).toEqual([]);
});
