import { describe, expect, it } from 'vitest';
import {
  changedAt,
  changesAt,
  checkStart,
  type Experiment,
  nextStop,
  stretchAt,
  upTo,
} from '../../../../src/browser/lab/experiment/experiment';
import { asTrained } from '../../../../src/browser/lab/experiment/settings';

const plain: Experiment = {
  start: { kind: 'state', epoch: 24_000 },
  stretches: [{ from: 24_000, settings: asTrained }],
};
const summed = { ...asTrained, labelGradient: 'summed' } as const;

describe('changedAt', () => {
  it('goes on with other settings from an epoch on', () => {
    expect(changedAt(plain, 24_500, summed).stretches).toEqual([
      { from: 24_000, settings: asTrained },
      { from: 24_500, settings: summed },
    ]);
  });

  it('forgets what came at that epoch or after it', () => {
    const twice = changedAt(changedAt(plain, 24_500, summed), 25_000, asTrained);
    expect(changedAt(twice, 24_500, asTrained).stretches).toEqual(plain.stretches);
    expect(changedAt(twice, 24_000, summed).stretches).toEqual([{ from: 24_000, settings: summed }]);
  });

  it('is the same experiment where nothing is changed', () => {
    expect(changedAt(plain, 24_500, { ...asTrained })).toEqual(plain);
  });

  it('takes an angle for another one at a later epoch, in the plane that is there', () => {
    const angle = { ...asTrained, projected: 30 };
    expect(changedAt(changedAt(plain, 24_100, angle), 24_500, angle).stretches).toEqual([
      { from: 24_000, settings: asTrained },
      { from: 24_100, settings: angle },
      { from: 24_500, settings: angle },
    ]);
  });

  it('refuses an epoch before the start', () => {
    expect(() => changedAt(plain, 100, summed)).toThrow('expected an epoch from 24000 on, got 100');
  });
});

describe('stretchAt', () => {
  it('is in force from its own epoch on', () => {
    const changed = changedAt(plain, 24_510, summed);
    expect([24_000, 24_509, 24_510, 30_000].map((epoch) => stretchAt(changed, epoch).settings)).toEqual([
      asTrained,
      asTrained,
      summed,
      summed,
    ]);
    expect([24_000, 24_509, 24_510].map((epoch) => changesAt(changed, epoch))).toEqual([false, false, true]);
  });
});

describe('nextStop', () => {
  it('is the next multiple of a step, where the settings change before it, or the end', () => {
    const changed = changedAt(plain, 24_510, summed);
    const stops = [24_000, 24_013, 24_500, 24_510, 24_525].map((at) => nextStop(changed, at, 25, 24_530));
    expect(stops).toEqual([24_025, 24_025, 24_510, 24_525, 24_530]);
  });
});

describe('upTo', () => {
  it('keeps what was changed up to an epoch, and the start', () => {
    const changed = changedAt(changedAt(plain, 24_500, summed), 25_000, asTrained);
    expect(upTo(changed, 25_000)).toEqual(changed);
    expect(upTo(changed, 24_999)).toEqual(changedAt(plain, 24_500, summed));
    expect(upTo(changed, 24_000)).toEqual(plain);
  });
});

describe('checkStart', () => {
  it.each([
    [
      { kind: 'state', epoch: 25_000 } as const,
      'start: expected a state at 20000, 24000, 40000, 80000, got 25000',
    ],
    [{ kind: 'seed', seed: -1 } as const, 'seed: expected a whole number'],
    [{ kind: 'seed', seed: 1.5 } as const, 'got 1.5'],
  ])('refuses %o', (start, message) => {
    expect(() => checkStart(start)).toThrow(message);
  });
});
