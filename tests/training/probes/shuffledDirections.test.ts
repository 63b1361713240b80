import { describe, expect, it } from 'vitest';
import { cosine } from '../../../src/metrics/algebra/cosine';
import { numpyPermutation } from '../../../src/random/numpyShuffle';
import { HEALTHY_PAST, healthyPast, labelOf } from '../../../src/training/probes/healthyPast';
import { trainReplayProbe } from '../../../src/training/probes/replayProbe';
import { replayStates } from '../../../src/training/probes/replayStates';
import { shuffledDirections } from '../../../src/training/probes/shuffledDirections';
import { plantedBuffer } from './plantedBuffer';

describe('shuffledDirections', () => {
  const states = replayStates(plantedBuffer());

  it.each([
    'soon',
    'future',
  ] as const)('are the directions of the probe trained on labels dealt in the order of each seed: %s', (label) => {
    const options = { ...HEALTHY_PAST, label };
    const training = healthyPast(states, options, 57_000);
    const found = shuffledDirections(states, options, 57_000, 3);
    for (const [seed, direction] of found.entries()) {
      const order = numpyPermutation(seed, training.length);
      const probe = trainReplayProbe(
        training.map(({ drift }) => drift),
        training.map((_, i) => labelOf(training[order[i]], label)),
      );
      expect(Math.abs(cosine(direction, probe.direction))).toBeCloseTo(1, 10);
    }
    expect(shuffledDirections(states, options, 57_000, 2)).toEqual(found.slice(0, 2));
  });
});
