import { mean } from '../../metrics/statistics/mean';
import { type SignTest, signTest } from '../../metrics/statistics/signTest';
import { isWhole, type Kind } from '../../priors/neurons/neuronFamilies';
import type { NeuronRow } from '../../priors/neurons/neuronsFile';
import { conceptInWords } from '../../priors/neurons/pairConcepts';
import { MOMENTS, type Moment } from '../../priors/scaling/scalingGrid';
import type { Row } from '../parts/table';

const IN_WORDS: Readonly<Record<Kind, string>> = {
  raw: 'units of h1',
  components: 'principal components',
  random: 'random directions',
  autoencoder: 'sparse autoencoder',
  gates: 'meta-neurons',
  passed: 'what gates let through',
  'raw-whole': 'h1 whole',
  'residual-whole': 'residual whole',
  'nudge-whole': 'response to a nudge, whole',
};

export const MOMENT_IN_WORDS: Readonly<Record<Moment, string>> = {
  healthy: 'healthy',
  'pre-collapse': 'before the collapse',
};

/** What was read, in words. */
export function readingInWords({
  kind,
  width,
  blocks,
}: Pick<NeuronRow, 'kind' | 'width' | 'blocks'>): string {
  return kind === 'gates' || kind === 'passed' ? `${IN_WORDS[kind]}, ${width} x ${blocks}` : IN_WORDS[kind];
}

/** What families are compared by: the best of 128 units drawn; of what is read as a whole, its AUC as it is. */
export const judgedOf = ({ kind, auc, drawn }: Pick<NeuronRow, 'kind' | 'auc' | 'drawn'>): number =>
  isWhole(kind) ? auc : drawn;

/** The rows of one reading at one moment: concept by concept, and that of all. */
export interface Reading {
  readonly all: NeuronRow;
  readonly concepts: readonly NeuronRow[];
}

/** Readings in the order in which they were made. */
export function readingsOf(rows: readonly NeuronRow[], moment: Moment): Reading[] {
  const there = rows.filter((row) => row.moment === moment);
  return there
    .filter(({ about }) => about === 'all')
    .map((all) => ({
      all,
      concepts: there.filter(
        ({ about, kind, width, blocks }) =>
          about !== 'all' && kind === all.kind && width === all.width && blocks === all.blocks,
      ),
    }));
}

/** The meta-neurons of each size, from the smallest up. */
export const gatesBySize = (readings: readonly Reading[]): Reading[] =>
  readings.filter(({ all }) => all.kind === 'gates').sort((a, b) => a.all.units - b.all.units);

/** The meta-neurons with the largest mean AUC. */
export function bestGates(readings: readonly Reading[]): Reading | undefined {
  const gates = gatesBySize(readings);
  return gates.length === 0
    ? undefined
    : gates.reduce((best, one) => (judgedOf(one.all) > judgedOf(best.all) ? one : best));
}

/** By how much one reading tells more than another, concept by concept. */
export interface Lead extends SignTest {
  /** Mean over concepts of the difference of AUCs. */
  readonly lead: number;
}

/** Both readings were asked the same concepts, in the same order. */
export function leadOf(these: Reading, those: Reading): Lead {
  const differences = these.concepts.map((row, i) => judgedOf(row) - judgedOf(those.concepts[i]));
  return { lead: mean(differences), ...signTest(differences) };
}

/** The rows of the table: readings, what leads what, and concept by concept. */
export function metaNeuronsRows(rows: readonly NeuronRow[]): Row[] {
  return MOMENTS.flatMap((moment) => {
    const readings = readingsOf(rows, moment);
    const named = { of: MOMENT_IN_WORDS[moment] };
    return [...readings.map(meansOf), ...leads(readings), ...byConcept(readings)].map((row) => ({
      ...named,
      ...row,
    }));
  });
}

/** Concepts that are alike. */
const GROUPS = {
  residues_a: ['a'],
  residues_b: ['b'],
  residues_sum: ['sum'],
  rhythms: ['cosine', 'sine'],
  heavy: ['heavy'],
  trained: ['trained'],
} as const;

function meansOf({ all, concepts }: Reading): Row {
  const { units, auc, chance, chance_high, drawn, drawn_chance, drawn_chance_high } = all;
  const groups = Object.entries(GROUPS).flatMap(([name, abouts]) => {
    const of = concepts.filter(({ about }) => (abouts as readonly string[]).includes(about));
    return of.length === 0 ? [] : [[name, mean(of.map(judgedOf))] as const];
  });
  return {
    what: readingInWords(all),
    units,
    ...(isWhole(all.kind) ? { auc } : { drawn, drawn_chance, drawn_chance_high, auc, chance, chance_high }),
    ...Object.fromEntries(groups),
  };
}

const AGAINST: readonly Kind[] = ['raw', 'components', 'autoencoder', 'random'];

function leads(readings: readonly Reading[]): Row[] {
  const find = (kind: Kind) => readings.find(({ all }) => all.kind === kind);
  const [largest, best] = [gatesBySize(readings).at(-1), bestGates(readings)];
  const pairs = [
    ...AGAINST.map((kind) => [largest, find(kind)] as const),
    ...(['residual-whole', 'nudge-whole', 'raw-whole'] as const).map((kind) => [find(kind), best] as const),
    [find('residual-whole'), find('raw-whole')] as const,
  ];
  return pairs.flatMap(([these, those]) => {
    if (!these || !those) return [];
    const { lead, above, below, p } = leadOf(these, those);
    return [
      { what: `${readingInWords(these.all)} less ${readingInWords(those.all)}`, lead, above, below, p },
    ];
  });
}

/** Under which name a reading stands in the rows of concepts. */
export const COLUMN_OF: Readonly<Record<Kind, string>> = {
  raw: 'of_raw',
  components: 'of_components',
  random: 'of_random',
  autoencoder: 'of_autoencoder',
  gates: 'of_gates',
  passed: 'of_passed',
  'raw-whole': 'of_raw_whole',
  'residual-whole': 'of_residual_whole',
  'nudge-whole': 'of_nudge_whole',
};

function byConcept(readings: readonly Reading[]): Row[] {
  const largest = gatesBySize(readings).at(-1);
  const shown = readings.filter((reading) => reading.all.kind !== 'gates' || reading === largest);
  return (readings[0]?.concepts ?? []).map((concept, i) => ({
    what: conceptInWords(concept),
    ...Object.fromEntries(shown.map(({ all, concepts }) => [COLUMN_OF[all.kind], judgedOf(concepts[i])])),
  }));
}
