import { describe, expect, it } from 'vitest';
import { experimentOf, linkOf } from '../../../../src/browser/lab/experiment/experimentLink';
import { asTrained } from '../../../../src/browser/lab/experiment/settings';

const shared = {
  experiment: {
    start: { kind: 'state', epoch: 24_000 },
    stretches: [
      { from: 24_000, settings: asTrained },
      { from: 24_500, settings: { ...asTrained, labelGradient: 'summed', projected: 30 } },
      { from: 24_700, settings: { ...asTrained, projected: 'prior', weightDecay: 0.3 } },
    ],
  },
  until: 25_700,
} as const;

describe('a link', () => {
  it('comes back as the experiment that it was made of', () => {
    expect(experimentOf(`#${linkOf(shared)}`)).toEqual(shared);
    const seeded = {
      experiment: { start: { kind: 'seed', seed: 7 }, stretches: [{ from: 0, settings: asTrained }] },
      until: 0,
    } as const;
    expect(experimentOf(linkOf(seeded))).toEqual(seeded);
  });

  it('is undefined where the address holds none', () => {
    expect(experimentOf('')).toBeUndefined();
    expect(experimentOf('#lanes')).toBeUndefined();
  });

  it.each([
    ['state=24000', 'expected a state or a seed, and a stretch'],
    ['stretch=0_summed_none_1.5_1&until=10', 'expected a state or a seed, and a stretch'],
    ['state=24001&stretch=24001_summed_none_1.5_1&until=25000', 'got 24001'],
    ['state=24000&stretch=24000_summed_none_1.5&until=25000', 'expected epoch_label_projected_zipf_decay'],
    ['state=24000&stretch=24000_summed_none_99_1&until=25000', 'Zipf exponent: expected'],
    ['state=24000&stretch=20000_summed_none_1.5_1&until=25000', 'expected epochs one after the other'],
    ['state=24000&stretch=24000_summed_none_1.5_1&until=23000', 'expected epochs one after the other'],
    ['state=24000&stretch=24000_summed_none_1.5_1', 'got 24000, NaN'],
  ])('%s is refused', (link, message) => {
    expect(() => experimentOf(link)).toThrow(message);
  });

  it('holds no file of the reader', () => {
    const own = { ...shared.experiment, start: { kind: 'file', name: 'mine' } } as const;
    expect(() => linkOf({ experiment: own, until: 1 })).toThrow('found a file of your own');
  });
});
