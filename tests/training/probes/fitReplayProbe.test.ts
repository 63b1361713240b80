import { describe, expect, it } from 'vitest';
import { matrix, row } from '../../../src/engine/matrix';
import { NotApplicableError } from '../../../src/inputError';
import { cosine } from '../../../src/metrics/algebra/cosine';
import { project } from '../../../src/metrics/algebra/project';
import { randomDirections } from '../../../src/metrics/algebra/randomDirections';
import { mean } from '../../../src/metrics/statistics/mean';
import { drifts } from '../../../src/training/probes/drifts';
import { fitReplayProbe } from '../../../src/training/probes/fitReplayProbe';
import { HEALTHY_PAST, healthyPast, labelOf } from '../../../src/training/probes/healthyPast';
import type { ReplayBuffer } from '../../../src/training/probes/replayBuffer';
import { labelWeighted, replayScore } from '../../../src/training/probes/replayProbe';
import { replayStates } from '../../../src/training/probes/replayStates';
import { shuffledDirections } from '../../../src/training/probes/shuffledDirections';
import { sphereAscent } from '../../../src/training/probes/sphereAscent';
import { D, PLANTED, plantedBuffer, product, reflection, rotated, STARTS } from './plantedBuffer';

const buffer = plantedBuffer();
const strict = { ...HEALTHY_PAST, pastHealthy: true };
const along = (direction: Float64Array, reference = PLANTED) => Math.abs(cosine(direction, reference));

/** The buffer with each covariance from `since` on replaced. */
function changedFrom(
  since: number,
  change: (c: ReplayBuffer['covariances'][0]) => Float64Array,
): ReplayBuffer {
  return {
    epochs: buffer.epochs,
    covariances: buffer.covariances.map((c, i) =>
      buffer.epochs[i] < since ? c : matrix(c.rows, c.columns, change(c)),
    ),
  };
}

describe('fitReplayProbe', () => {
  const probe = fitReplayProbe(buffer);

  it('finds the planted direction, a unit vector with its largest component positive', () => {
    expect(along(probe.direction)).toBeGreaterThan(0.99);
    expect(Math.hypot(...probe.direction)).toBeCloseTo(1, 12);
    const largest = [...probe.direction].sort((a, b) => Math.abs(b) - Math.abs(a))[0];
    expect(largest).toBeGreaterThan(0);
  });

  it('finds it from states whose past is healthy too, and of that variant nothing with the labels shuffled', () => {
    const until = probe.split.trainUntil;
    expect(along(fitReplayProbe(buffer, strict).direction)).toBeGreaterThan(0.98);
    const states = replayStates(buffer);
    const shuffled = shuffledDirections(states, strict, until, 20).map((direction) => along(direction));
    expect(shuffled).toHaveLength(20);
    expect(mean(shuffled)).toBeLessThan(0.4);
  });

  it('turns with the activations', () => {
    const axes = randomDirections(2, D, 11);
    const rotation = product(reflection(row(axes, 0)), reflection(row(axes, 1)));
    const turned = fitReplayProbe(rotated(buffer, rotation), HEALTHY_PAST).direction;
    const expected = project(rotation, fitReplayProbe(buffer, HEALTHY_PAST).direction);
    expect(along(turned, expected)).toBeGreaterThan(1 - 1e-12);
  });

  it('trains up to a horizon before the rise of the third cycle, and chooses before that of the second', () => {
    expect(probe.split.cycles.map(({ start }) => start)).toEqual(STARTS);
    expect(probe.split).toMatchObject({ trainUntil: 57_000, chooseUntil: 37_000, heldOut: true });
    expect(probe.candidates).toHaveLength(12);
  });

  it('is not changed, nor its scale or its choice, by anything from the third cycle on', () => {
    const { split, ...rest } = fitReplayProbe(
      changedFrom(60_000, ({ data }) => data.map((x, at) => 3 * x + Number(at === 0) * 500)),
    );
    const { split: _, ...own } = probe;
    expect(rest).toEqual(own);
    expect(split.trainUntil).toBe(probe.split.trainUntil);
  });

  it('learns from the second cycle: a change there does change it', () => {
    const changed = fitReplayProbe(
      changedFrom(38_000, ({ data }) => data.map((x) => 2 * x)),
      HEALTHY_PAST,
    );
    expect(changed.deviation).not.toBe(fitReplayProbe(buffer, HEALTHY_PAST).deviation);
  });

  it('is what gradient ascent on the sphere finds', () => {
    const states = healthyPast(replayStates(buffer), probe.options, probe.split.trainUntil);
    const weighted = labelWeighted(
      states.map(({ drift }) => drift),
      states.map((state) => labelOf(state, probe.options.label)),
    );
    for (const seed of [0, 1, 2]) {
      expect(along(sphereAscent(weighted, seed), probe.direction)).toBeGreaterThan(1 - 1e-6);
    }
  });

  it('scores a drift alike for both signs of the direction', () => {
    const negative = { ...probe, direction: probe.direction.map((x) => -x) };
    for (const { drift } of drifts(replayStates(buffer), 1_000)) {
      expect(replayScore(negative, drift)).toBe(replayScore(probe, drift));
    }
  });

  it('scores its training states with mean 0 and deviation 1', () => {
    const training = healthyPast(replayStates(buffer), probe.options, probe.split.trainUntil);
    const scores = training.map(({ drift }) => replayScore(probe, drift));
    expect(mean(scores)).toBeCloseTo(0, 10);
    const squares = scores.reduce((sum, score) => sum + score ** 2, 0);
    expect(squares / (scores.length - 1)).toBeCloseTo(1, 10);
  });
});

describe('a run of fewer cycles', () => {
  it('of two trains on all it has and keeps nothing apart', () => {
    const { split, direction, candidates } = fitReplayProbe(plantedBuffer(STARTS.slice(0, 2), 55_000));
    expect(split).toMatchObject({ trainUntil: 53_000, chooseUntil: 37_000, heldOut: false });
    expect(candidates).toHaveLength(12);
    expect(along(direction)).toBeGreaterThan(0.98);
  });

  it('of one takes the default setting, for there is nothing to choose by', () => {
    const { split, options, candidates } = fitReplayProbe(plantedBuffer(STARTS.slice(0, 1), 30_000));
    expect(split).toMatchObject({ trainUntil: 28_000, chooseUntil: undefined, heldOut: false });
    expect([options, candidates]).toEqual([HEALTHY_PAST, []]);
  });

  it('of none is refused: there is nothing to learn', () => {
    expect(() => fitReplayProbe(plantedBuffer([], 30_000))).toThrow(
      new NotApplicableError(
        'replay buffer: expected at least one geometric cycle, found none up to epoch 30000',
      ),
    );
  });

  it('without a healthy state before its cycle is refused', () => {
    const never = { ...HEALTHY_PAST, limit: 0.01 };
    expect(() => fitReplayProbe(buffer, never)).toThrow(
      'expected healthy states (h1 PC1 below 0.01) that a geometric cycle follows within 2,000 epochs',
    );
  });
});
