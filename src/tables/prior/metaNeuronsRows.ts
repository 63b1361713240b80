import { mean } from '../../metrics/statistics/mean';
import { isWhole, type Kind } from '../../priors/neurons/neuronFamilies';
import type { NeuronRow } from '../../priors/neurons/neuronsFile';
import { conceptInWords } from '../../priors/neurons/pairConcepts';
import { MOMENTS } from '../../priors/scaling/scalingGrid';
import type { Row } from '../parts/table';
import {
  bestGates,
  gatesBySize,
  judgedOf,
  leadOf,
  MOMENT_IN_WORDS,
  type Reading,
  readingInWords,
  readingsOf,
} from './neuronReadings';

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
