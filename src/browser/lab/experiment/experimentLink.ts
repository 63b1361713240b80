import { InputError } from '../../../inputError';
import { checkStart, type Experiment, LAST_EPOCH, type Start, type Stretch, startEpoch } from './experiment';
import { checkSettings, type Projected } from './settings';

/** An experiment, and the epoch that it was trained to. */
export interface SharedExperiment {
  readonly experiment: Experiment;
  readonly until: number;
}

/**
 * An experiment as the part of an address behind `#`: where it begins, each stretch as
 * `epoch_label_projected_zipf_decay`, and how far it goes; e.g. `state=24000&stretch=24000_summed_none_1.5_1&until=26000`.
 * @throws InputError for an experiment with a file of the reader's own, which no address holds.
 */
export function linkOf({ experiment: { start, stretches }, until }: SharedExperiment): string {
  if (start.kind === 'file')
    throw new InputError('a link: expected a start at a state or a seed, found a file of your own');
  const begin = start.kind === 'state' ? ['state', `${start.epoch}`] : ['seed', `${start.seed}`];
  const parts = stretches.map(({ from, settings }) => {
    const { labelGradient, projected, zipfExponent, weightDecay } = settings;
    return ['stretch', [from, labelGradient, projected, zipfExponent, weightDecay].join('_')];
  });
  return new URLSearchParams([begin, ...parts, ['until', `${until}`]]).toString();
}

/**
 * The experiment of a link; undefined where the address holds none.
 * @throws InputError naming what of it cannot be.
 */
export function experimentOf(link: string): SharedExperiment | undefined {
  const parts = new URLSearchParams(link.replace(/^#/, ''));
  const stretches = parts.getAll('stretch').map(stretchOf);
  const start = startOf(parts);
  if (!start && stretches.length === 0) return undefined;
  if (!start || stretches.length === 0)
    throw new InputError(`a link: expected a state or a seed, and a stretch, got '${link}'`);
  const until = Number(parts.get('until') ?? Number.NaN);
  const epochs = [...stretches.map(({ from }) => from), until];
  const inOrder = epochs.every(
    (at, i) => i === 0 || at > epochs[i - 1] || (i === epochs.length - 1 && at === epochs[i - 1]),
  );
  if (epochs[0] !== startEpoch(start) || !inOrder || !(until <= LAST_EPOCH))
    throw new InputError(
      `a link: expected epochs one after the other from the start, got ${epochs.join(', ')}`,
    );
  return { experiment: { start, stretches }, until };
}

function startOf(parts: URLSearchParams): Exclude<Start, { kind: 'file' }> | undefined {
  const [state, seed] = [parts.get('state'), parts.get('seed')];
  const start: Exclude<Start, { kind: 'file' }> | undefined =
    state !== null
      ? { kind: 'state', epoch: Number(state) }
      : seed !== null
        ? { kind: 'seed', seed: Number(seed) }
        : undefined;
  if (start) checkStart(start);
  return start;
}

function stretchOf(text: string): Stretch {
  const [from, labelGradient, projected, zipf, decay, ...more] = text.split('_');
  const epoch = Number(from);
  if (
    decay === undefined ||
    more.length > 0 ||
    !(Number.isSafeInteger(epoch) && epoch >= 0 && epoch <= LAST_EPOCH)
  )
    throw new InputError(`a stretch: expected epoch_label_projected_zipf_decay, got '${text}'`);
  const named = projected === '' || Number.isNaN(Number(projected)) ? projected : Number(projected);
  const settings = {
    labelGradient: labelGradient as 'subtractive',
    projected: named as Projected,
    zipfExponent: Number(zipf),
    weightDecay: Number(decay),
  };
  return { from: epoch, settings: checkSettings(settings) };
}
