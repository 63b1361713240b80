import { describe, expect, it } from 'vitest';
import { type Matrix, matrix } from '../../../src/engine/matrix';
import { drifts } from '../../../src/training/probes/drifts';
import { futureMaximum } from '../../../src/training/probes/futureMaximum';
import type { ReplayBuffer } from '../../../src/training/probes/replayBuffer';
import { replayStates } from '../../../src/training/probes/replayStates';

const diagonal = (...values: number[]): Matrix => {
  const out = matrix(values.length, values.length);
  for (const [i, value] of values.entries()) out.data[i * values.length + i] = value;
  return out;
};
const buffer: ReplayBuffer = {
  epochs: [1_000, 2_000, 3_000, 4_000, 5_000],
  covariances: [diagonal(1, 1), diagonal(3, 1), diagonal(1, 1), diagonal(9, 1), diagonal(1, 4)],
};

describe('futureMaximum', () => {
  it('is the largest of the values ahead, without the value itself, and NaN where they end', () => {
    expect([...futureMaximum([9, 1, 2, 8, 3, 5], 2)]).toEqual([2, 8, 8, 5, Number.NaN, Number.NaN]);
  });
});

describe('replayStates', () => {
  it('computes the share on PC1 and its future from the covariances', () => {
    const states = replayStates(buffer);
    expect(states.map(({ epoch }) => epoch)).toEqual(buffer.epochs);
    expect(states.map(({ fraction }) => fraction)).toEqual([0.5, 0.75, 0.5, 0.9, 0.8]);
    expect(states.map(({ future }) => future)).toEqual([0.75, 0.9, 0.9, Number.NaN, Number.NaN]);
  });

  it.each<[string, ReplayBuffer, string]>([
    [
      'a covariance that is missing in between',
      { epochs: [1_000, 2_000, 4_000], covariances: buffer.covariances.slice(0, 3) },
      'replay buffer: expected a covariance every 1000 epochs, at 3000, found 4000',
    ],
    [
      'a covariance of another size',
      { epochs: [1_000, 2_000], covariances: [diagonal(1, 1), diagonal(1, 1, 1)] },
      'replay buffer: expected covariances of 2 x 2, found 3 x 3 at epoch 2000',
    ],
    [
      'more epochs than covariances',
      { epochs: [1_000, 2_000], covariances: buffer.covariances.slice(0, 1) },
      'found 2 epochs and 1 covariances',
    ],
    ['a single state', { epochs: [1_000], covariances: [diagonal(1)] }, 'expected at least 2 epochs'],
    [
      'a step that does not divide the horizon',
      { epochs: [1_500, 3_000], covariances: buffer.covariances.slice(0, 2) },
      'replay buffer: expected a multiple of its step of 1500 epochs, found 2000',
    ],
    [
      'epochs that decrease',
      { epochs: [2_000, 1_000], covariances: buffer.covariances.slice(0, 2) },
      'expected a covariance every -1000 epochs',
    ],
  ])('refuses %s', (_, bad, message) => {
    expect(() => replayStates(bad)).toThrow(message);
  });
});

describe('drifts', () => {
  it('of constant covariances are zero', () => {
    const still = { epochs: buffer.epochs, covariances: buffer.epochs.map(() => diagonal(2, 5)) };
    const found = drifts(replayStates(still), 2_000);
    expect(found).toHaveLength(3);
    for (const { drift } of found) expect([...drift.data]).toEqual([0, 0, 0, 0]);
  });

  it('are the change since so many epochs, with the share on PC1 then', () => {
    const [first, second] = drifts(replayStates(buffer), 3_000);
    expect([first.epoch, first.fraction, first.pastFraction]).toEqual([4_000, 0.9, 0.5]);
    expect([...first.drift.data]).toEqual([8, 0, 0, 0]);
    expect([...second.drift.data]).toEqual([-2, 0, 0, 3]);
  });
});
