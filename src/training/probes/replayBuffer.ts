import type { Matrix } from '../../engine/matrix';
import { InputError, NotApplicableError } from '../../inputError';

/** What a probe may replay (essay, "Autonomous discovery"): states of the activations and when they were. */
export interface ReplayBuffer {
  /** Increasing, equally spaced. */
  readonly epochs: readonly number[];
  /** Covariance of h1 over the training samples at each epoch, [d x d]. */
  readonly covariances: readonly Matrix[];
}

/** A `ReplayBuffer` and nothing else: a type with any other property (a history, accuracies) does not fit. */
export type OnlyReplay<B extends ReplayBuffer> = B & {
  readonly [Other in Exclude<keyof B, keyof ReplayBuffer>]: never;
};

/**
 * The epochs between two states of a buffer.
 * @throws NotApplicableError for fewer than two states. @throws InputError for a covariance missing in between, or one of another size.
 */
export function bufferStep({ epochs, covariances }: ReplayBuffer): number {
  if (epochs.length < 2 || covariances.length !== epochs.length) {
    throw new NotApplicableError(
      `replay buffer: expected at least 2 epochs with a covariance each, found ${epochs.length} epochs and ${covariances.length} covariances`,
    );
  }
  const step = epochs[1] - epochs[0];
  const gap = epochs.findIndex((epoch, i) => epoch !== epochs[0] + i * step);
  if (!(step > 0) || gap !== -1) {
    throw new InputError(
      `replay buffer: expected a covariance every ${step} epochs, at ${epochs[0] + gap * step}, found ${epochs[gap]}`,
    );
  }
  const d = covariances[0].rows;
  const bad = covariances.findIndex(({ rows, columns }) => rows !== d || columns !== d);
  if (bad !== -1) {
    const { rows, columns } = covariances[bad];
    throw new InputError(
      `replay buffer: expected covariances of ${d} x ${d}, found ${rows} x ${columns} at epoch ${epochs[bad]}`,
    );
  }
  return step;
}
