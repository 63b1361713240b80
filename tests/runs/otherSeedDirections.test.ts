import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { atomicWrite } from '../../src/data/atomicWrite';
import { directionBytes } from '../../src/data/directionFile';
import { matrix } from '../../src/engine/matrix';
import { openRun } from '../../src/runs/openRun';
import { otherSeedDirections } from '../../src/runs/otherSeedDirections';
import { madeUpCache } from '../branches/conditionCache';

describe('otherSeedDirections', () => {
  it('are the first direction of that name of each other baseline that has one, with its epoch', () => {
    const root = madeUpCache({
      baseline: {},
      'seed-43': { seed: 43 },
      'seed-44': { seed: 44 },
      'seed-44-suppress-gradient': { seed: 44 },
    });
    const write = (run: string, values: readonly number[], metadata: Record<string, string> = {}) => {
      const folder = join(root, 'runs', run, 'directions');
      mkdirSync(folder, { recursive: true });
      const directions = matrix(values.length / 2, 2, Float64Array.from(values));
      atomicWrite(join(folder, 'any.safetensors'), directionBytes({ directions, metadata }));
    };
    write('baseline', [1, 0]);
    write('seed-44', [0.6, 0.8, 0.8, -0.6], { epoch: '300' });
    write('seed-44-suppress-gradient', [0, 1]);

    expect(otherSeedDirections(openRun('baseline', root), 'any.safetensors')).toEqual([
      { seed: 44, direction: Float64Array.of(0.6, 0.8), epoch: 300 },
    ]);
    expect(otherSeedDirections(openRun('baseline', root), 'none.safetensors')).toEqual([]);
  });

  it('by another definition are of the same seeds: those that have both files', () => {
    const root = madeUpCache({ baseline: {}, 'seed-43': { seed: 43 }, 'seed-44': { seed: 44 } });
    const write = (run: string, name: string, values: readonly number[]) => {
      const folder = join(root, 'runs', run, 'directions');
      mkdirSync(folder, { recursive: true });
      const directions = matrix(1, 2, Float64Array.from(values));
      atomicWrite(join(folder, name), directionBytes({ directions, metadata: {} }));
    };
    write('seed-43', 'second.safetensors', [1, 0]);
    write('seed-43', 'first.safetensors', [0, 1]);
    write('seed-44', 'first.safetensors', [0.6, 0.8]);
    const found = otherSeedDirections(openRun('baseline', root), 'second.safetensors', 'first.safetensors');
    expect(found).toEqual([{ seed: 43, direction: Float64Array.of(0, 1), epoch: Number.NaN }]);
  });
});
