import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeHistory } from '../../src/data/history';
import { historyWhileUnchanged } from '../../src/data/historyWhileUnchanged';
import { InputError } from '../../src/inputError';
import { temporaryFolder } from './temporaryFolder';

const written = (accuracy: number, path = join(temporaryFolder(), 'history.arrow')): string => {
  writeHistory(path, { epoch: Int32Array.of(100), test_accuracy: Float64Array.of(accuracy) });
  return path;
};

describe('a history', () => {
  it('is the same object as long as its file is the same', () => {
    const path = written(0.25);
    expect(historyWhileUnchanged(path)).toBe(historyWhileUnchanged(path));
  });

  it('is read again when its file is replaced by one of the same size, at once', () => {
    const path = written(0.25);
    for (const accuracy of [0.5, 0.75, 0.5]) {
      written(accuracy, path);
      expect([...historyWhileUnchanged(path).test_accuracy]).toEqual([accuracy]);
    }
  });

  it('that is damaged or gone is refused, though it was read before', () => {
    const path = written(0.5);
    historyWhileUnchanged(path);
    writeFileSync(path, 'no history');
    expect(() => historyWhileUnchanged(path)).toThrow(InputError);
    rmSync(path);
    expect(() => historyWhileUnchanged(path)).toThrow(/no such file/);
  });
});
