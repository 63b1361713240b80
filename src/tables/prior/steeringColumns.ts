import { blockOf as block, column as of } from '../parts/columns';
import type { Block, Column } from '../parts/table';

/** Answers, distance and KL under a prefix. */
const three = (prefix: string, who: string): Column[] => [
  of(`${prefix}answers`, `${who}answers`, 'percent'),
  of(`${prefix}distance`, `${who}distance`, 'ratio'),
  of(`${prefix}kl`, `${who}KL`, 'ratio'),
];

const KEYS = [of('edit', 'edit', 'text'), of('way', 'way back', 'text')];
const SHIFT = of('shift', 'classes further', 'count');
const MEASURES = [...three('', ''), of('loss', 'loss', 'ratio')];
const JUDGED = [
  of('judged_answers', 'answers', 'percent'),
  of('judged_keeps', 'keeps', 'fraction'),
  of('judged_restores', 'restores', 'signed'),
  of('judged_restores_low', 'from', 'signed'),
  of('judged_restores_high', 'to', 'signed'),
  of('lead', 'prior restores more by', 'signed'),
  of('lead_low', 'from ', 'signed'),
  of('lead_high', 'to ', 'signed'),
];
const SIZES = [
  of('width', 'width', 'count'),
  of('loss_held_out', 'held-out loss', 'fraction'),
  of('keeps', 'keeps', 'fraction'),
  of('restores', 'restores', 'signed'),
  of('both', 'keeps x (1 + restores)', 'fraction'),
];
const [T0, STRENGTH, FREQUENCY] = [
  of('t0', 't0', 'fraction'),
  of('strength', 'strength', 'ratio'),
  of('frequency', 'frequency', 'count'),
];
// Names of their own in each block: a block has the rows that have any of its columns.
const BY_T0 = [
  T0,
  ...three('t0_', ''),
  ...three('t0_pca_', 'components: '),
  ...three('t0_shrinkage_', 'Gaussian: '),
];
const BY_STRENGTH = [STRENGTH, ...three('strength_pushed_', 'as pushed: '), ...three('strength_', '')];
const BY_FREQUENCY = [FREQUENCY, ...three('frequency_pushed_', 'as pushed: '), ...three('frequency_', '')];

export const steeringColumns: readonly Column[] = [
  ...KEYS,
  SHIFT,
  ...MEASURES,
  ...JUDGED,
  ...SIZES,
  ...BY_T0,
  ...BY_STRENGTH,
  ...BY_FREQUENCY,
];

export const steeringBlocks: readonly Block[] = [
  block('what is judged, over pairs and shifts', JUDGED),
  block('by way back', [SHIFT, ...MEASURES]),
  block('by size of the prior', SIZES),
  block('by how far towards noise', BY_T0, true),
  block('by strength', BY_STRENGTH, true),
  block('along the plane of one frequency', BY_FREQUENCY, true),
];
