import { mean } from '../../metrics/statistics/mean';
import { type SignTest, signTest } from '../../metrics/statistics/signTest';
import { isWhole, type Kind } from '../../priors/neurons/neuronFamilies';
import type { NeuronRow } from '../../priors/neurons/neuronsFile';
import type { Moment } from '../../priors/scaling/scalingGrid';

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
