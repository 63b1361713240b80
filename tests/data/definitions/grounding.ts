import { type GroundingRow, groundingOf } from '../../../src/grounding/groundingFile';
import { falseShift, GROUNDING_LENGTHS } from '../../../src/grounding/groundingGrid';
import { SAME_LOSS } from '../../../src/grounding/groundingMeasures';
import { openRun } from '../../../src/runs/openRun';
import { groundingClaims } from '../../../src/tables/words/groundingClaims';
import { caption, VOCABULARY, WORDS } from '../../../src/words/dictionary';
import { CODE } from '../../../src/words/verbaliser';
import { isHeld } from './claim';
import { constant, inSource } from './inSource';
import type { Statement } from './statement';
import { turningPoint } from './turningPoint';

const TRAINING = 'words/trainVerbaliser.ts';
const { taught, steps, every } = GROUNDING_LENGTHS;
const hidden = () => inSource(TRAINING, 'hidden = {},')[0];
const seeds = () => {
  const of = groundingOf(openRun('baseline')).rows.map(({ seed }) => seed);
  return [Math.min(...of), Math.max(...of)];
};
const halves = () => {
  const { p } = openRun('baseline').shape;
  return Array.from({ length: p }, (_, sum) => caption({ p, frequencies: [1, 2], shift: 0 }, sum)[0]);
};

type Changes = Partial<Record<GroundingRow['start'], Partial<GroundingRow>>>;

/** Rows of one seed by which every claim is held, but for what is changed. */
function rowsOf(changes: Changes): GroundingRow[] {
  const good = {
    kept: 1,
    exact: 1,
    does_written: 1,
    effect: 1,
    one_word: 1,
    one_word_best: 0,
    seed: 0,
    step: 1,
  };
  const starts = {
    random: { exact: 0 },
    true: {},
    false: { does_written: 0 },
    'k-means': { effect: 0 },
  };
  const rows = Object.entries(starts).map(([start, own]) => ({
    ...good,
    ...own,
    ...changes[start as GroundingRow['start']],
    start,
  }));
  return [...rows, { ...good, start: 'true', step: 0 }] as GroundingRow[];
}

const turns = (id: string, change: (x: number) => Changes) =>
  turningPoint((x) => isHeld(groundingClaims(rowsOf(change(x)), [], Number.NaN), id), 0, 1);

export const GROUNDING: readonly Statement[] = [
  [
    'h1 (normalised) to {} words of {}, each word the nearest of a codebook to a linear read-out of an MLP of width {}, straight-through, commitment {}.',
    () => [WORDS, VOCABULARY, hidden(), constant(TRAINING, 'COMMITMENT')],
  ],
  ['code vectors ({} dimensions each) to h1 by an MLP of width {}.', () => [CODE, hidden()]],
  [
    'Adam {}, batch {}, {} steps of mean squared error in normalised h1. Seeds {} to {}.',
    () => [
      constant(TRAINING, 'LEARNING_RATE'),
      ...inSource(TRAINING, 'options.batch ?? {}, n'),
      steps,
      ...seeds(),
    ],
  ],
  ['*true*: {} steps towards the true caption first', () => [taught]],
  [
    'floor of the sum / {} ({} to {}), words 2 and 3 the phases',
    () => [
      (openRun('baseline').shape.p - 1) / Math.max(...halves()),
      Math.min(...halves()),
      Math.max(...halves()),
    ],
  ],
  [
    'in {} steps of the circle, word {} = {}; *false*: the same words of the sum + {}.',
    () => [
      VOCABULARY,
      WORDS,
      caption({ p: 97, frequencies: [1, 2], shift: 0 }, 50)[3],
      falseShift(openRun('baseline').shape.p),
    ],
  ],
  ['four independent stages of {} on the residual', () => [VOCABULARY]],
  ['which is checked to {}.', () => [SAME_LOSS]],
  ['*Measured*, every {} steps, on test pairs', () => [every]],
  [
    'exact reading at most {} in every seed while reconstruction is at least {} of the true',
    () => [
      turns('reconstruction-does-not-ground', (exact) => ({ random: { exact } })),
      turns('reconstruction-does-not-ground', (kept) => ({ random: { exact: 0, kept } })),
    ],
  ],
  [
    'exact reading after {} steps at least {} of that at its start',
    () => [steps, turns('true-start-stays', (exact) => ({ true: { exact } }))],
  ],
  [
    "reconstruction of the false start at least {} of the true start's",
    () => [turns('false-start-reconstructs', (kept) => ({ false: { kept } }))],
  ],
  [
    'the answer that they say at least {} of the time for the true start and at most {} for the false one',
    () => [
      turns('intervention-tells', (does_written) => ({ true: { does_written } })),
      turns('intervention-tells', (does_written) => ({ false: { does_written } })),
    ],
  ],
];
