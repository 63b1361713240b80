import { type Matrix, matrix } from '../../engine/matrix';
import { InputError } from '../../inputError';
import { leadingFraction } from '../../metrics/components/leadingFraction';
import { futureMaximum } from './futureMaximum';
import { bufferStep, type ReplayBuffer } from './replayBuffer';

/** Epochs that a label looks ahead, and that training keeps away from the next cycle (DEFINITIONS "Replay probe"). */
export const HORIZON = 2_000;
/** Share of the variance on PC1 above which a state has collapsed geometrically. */
export const COLLAPSED = 0.5;

/** One replayed moment, with everything computed from covariances. */
export interface ReplayState {
  readonly epoch: number;
  /** [d x d] */
  readonly covariance: Matrix;
  /** Share of the variance on PC1, 0..1. */
  readonly fraction: number;
  /** The largest share in the 2,000 epochs after this one; NaN where the buffer ends before. */
  readonly future: number;
}

/** @throws InputError when the buffer has gaps, or its step does not divide the horizon. */
export function replayStates(buffer: ReplayBuffer): ReplayState[] {
  const ahead = stepsIn(HORIZON, bufferStep(buffer));
  const fractions = buffer.covariances.map((covariance) => leadingFraction(covariance));
  const future = futureMaximum(fractions, ahead);
  return buffer.epochs.map((epoch, i) => ({
    epoch,
    covariance: buffer.covariances[i],
    fraction: fractions[i],
    future: future[i],
  }));
}

/** How many steps of a buffer `epochs` are. @throws InputError unless they are a whole number above zero. */
export function stepsIn(epochs: number, step: number): number {
  const steps = epochs / step;
  if (Number.isInteger(steps) && steps > 0) return steps;
  throw new InputError(`replay buffer: expected a multiple of its step of ${step} epochs, found ${epochs}`);
}

/** What changed between two covariances. */
export function difference(now: Matrix, before: Matrix): Matrix {
  const out = matrix(now.rows, now.columns);
  for (let k = 0; k < out.data.length; k++) out.data[k] = now.data[k] - before.data[k];
  return out;
}
