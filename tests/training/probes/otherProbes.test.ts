import { describe, expect, it } from 'vitest';
import { cosine } from '../../../src/metrics/algebra/cosine';
import {
  type AccuracyState,
  fitFutureAccuracy,
  fitFutureGeometry,
  fitGlobalComponent,
} from '../../../src/training/probes/otherProbes';
import { replayStates } from '../../../src/training/probes/replayStates';
import { PLANTED, plantedBuffer, STARTS } from './plantedBuffer';

const states = replayStates(plantedBuffer());
const along = (direction: Float64Array) => Math.abs(cosine(direction, PLANTED));
/** Accuracy falls two states after each planted start. */
const accurate = (fall: number): AccuracyState[] =>
  states.map((state) => ({
    ...state,
    accuracy: STARTS.some((start) => state.epoch >= start + 2_000 && state.epoch < start + 5_000)
      ? 1 - fall
      : 1,
  }));

describe("the other probes of the essay's figure", () => {
  it('find the planted direction from the states themselves', () => {
    expect(along(fitGlobalComponent(states, 57_000).direction)).toBeGreaterThan(0.99);
    expect(along(fitFutureGeometry(states, 'soon', 57_000).direction)).toBeGreaterThan(0.9);
    expect(along(fitFutureAccuracy(accurate(0.5), 57_000).direction)).toBeGreaterThan(0.9);
  });

  it('do not look past the end of training', () => {
    const cut = states.filter(({ epoch }) => epoch <= 57_000);
    expect(fitGlobalComponent(cut, 57_000)).toEqual(fitGlobalComponent(states, 57_000));
    expect(fitFutureGeometry(cut, 'future', 57_000)).toEqual(fitFutureGeometry(states, 'future', 57_000));
    const labelled = accurate(0.5);
    expect(fitFutureAccuracy(labelled.slice(0, 59), 57_000)).toEqual(fitFutureAccuracy(labelled, 57_000));
  });

  it('the one that is told accuracies refuses a run in which they never fall', () => {
    expect(() => fitFutureAccuracy(accurate(0), 57_000)).toThrow('expected labels that differ');
  });
});
