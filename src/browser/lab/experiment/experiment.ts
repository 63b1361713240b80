import { InputError } from '../../../inputError';
import type { Settings } from './settings';

/** Where an experiment begins: a kept state of the baseline, a seed's initialisation, or a file of the reader's own. */
export type Start =
  | { readonly kind: 'state'; readonly epoch: number }
  | { readonly kind: 'seed'; readonly seed: number }
  | { readonly kind: 'file'; readonly name: string };

/** The same settings from one epoch on, up to where they are changed. */
export interface Stretch {
  readonly from: number;
  readonly settings: Settings;
}

/** All that is needed to train the same bytes again. */
export interface Experiment {
  readonly start: Start;
  /** In their order; the first begins where the experiment does. */
  readonly stretches: readonly Stretch[];
}

/** Epochs at which the baseline's whole state, with both moments of AdamW, is served. */
export const STATES: readonly number[] = [20_000, 24_000, 40_000, 80_000];

/** The last epoch of the baseline, and as far as this page trains. */
export const LAST_EPOCH = 100_000;

/** The epoch that a start stands at, where it is known before a file is read. */
export const startEpoch = (start: Exclude<Start, { kind: 'file' }>): number =>
  start.kind === 'state' ? start.epoch : 0;

/** @throws InputError for a state that is not served, or a seed that none can be. */
export function checkStart(start: Start): Start {
  if (start.kind === 'state' && !STATES.includes(start.epoch))
    throw new InputError(`start: expected a state at ${STATES.join(', ')}, got ${start.epoch}`);
  if (start.kind === 'seed' && !(Number.isSafeInteger(start.seed) && start.seed >= 0 && start.seed < 2 ** 31))
    throw new InputError(`seed: expected a whole number from 0 and below 2,147,483,648, got ${start.seed}`);
  return start;
}

/** The settings in force from an epoch on. */
export const stretchAt = ({ stretches }: Experiment, epoch: number): Stretch =>
  stretches.findLast(({ from }) => from <= epoch)!;

/** Whether the experiment has other settings from an epoch on. */
export const changesAt = ({ stretches }: Experiment, epoch: number): boolean =>
  stretches.some(({ from }, i) => i > 0 && from === epoch);

/** Where training from an epoch on stops next: at a multiple of `step`, where the settings change, or at `last`. */
export const nextStop = ({ stretches }: Experiment, epoch: number, step: number, last: number): number =>
  Math.min(
    last,
    step * (Math.floor(epoch / step) + 1),
    ...stretches.map(({ from }) => from).filter((from) => from > epoch),
  );

/** The experiment as it is at `epoch`, with what is changed there, without what would be changed after it. */
export function upTo(experiment: Experiment, epoch: number): Experiment {
  return { ...experiment, stretches: experiment.stretches.filter(({ from }) => from <= epoch) };
}

/**
 * The experiment up to `epoch`, and from there on with other settings. An angle is always other than one before, though it be the
 * same number: the plane that it is in is the one at `epoch`.
 * @throws InputError for an epoch before the experiment begins.
 */
export function changedAt(experiment: Experiment, epoch: number, settings: Settings): Experiment {
  const first = experiment.stretches[0].from;
  if (!(epoch >= first)) throw new InputError(`expected an epoch from ${first} on, got ${epoch}`);
  const before = experiment.stretches.filter(({ from }) => from < epoch);
  const last = before.at(-1);
  const same =
    typeof settings.projected !== 'number' &&
    last &&
    JSON.stringify(last.settings) === JSON.stringify(settings);
  return { ...experiment, stretches: same ? before : [...before, { from: epoch, settings }] };
}
