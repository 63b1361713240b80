import { spearman } from '../../metrics/statistics/spearman';
import type { Kind } from '../../priors/neurons/neuronFamilies';
import type { NeuronRow } from '../../priors/neurons/neuronsFile';
import { reaches } from '../parts/reaches';
import type { Claim } from '../parts/table';
import { bestGates, gatesBySize, judgedOf, leadOf, type Reading, readingsOf } from './neuronReadings';

const OTHERS = [
  ['raw-units', 'raw', 'than the units of h1'],
  ['components', 'components', 'than principal components'],
  ['autoencoder', 'autoencoder', 'than a sparse autoencoder'],
] as const;

const LIMIT = 0.05;

/** The claims of DEFINITIONS ("meta-neurons"), healthy; each about the best of 128 units drawn of every family. */
export function metaNeuronsClaims(rows: readonly NeuronRow[]): Claim[] {
  const readings = readingsOf(rows, 'healthy');
  const find = (kind: Kind) => readings.find(({ all }) => all.kind === kind);
  const gates = gatesBySize(readings);
  const size = gates.map(({ all }) => all.units);
  const rank =
    gates.length < 3
      ? undefined
      : spearman(
          size,
          gates.map(({ all }) => judgedOf(all)),
        );
  return [
    ...OTHERS.map(([id, kind, than]) => ({
      id: `meta-neurons-isolate-concepts-over-${id}`,
      statement: `Single meta-neurons of the largest prior tell concepts better ${than}`,
      rule: 'mean AUC over concepts above, best of 128 drawn of each; sign test over concepts p < 0.05, two-sided',
      published: null,
      ...leads(gates.at(-1), find(kind)),
    })),
    {
      id: 'larger-isolates-better',
      statement: 'The larger a prior, the better its meta-neurons tell concepts',
      rule: 'Spearman of size and mean AUC over concepts at least 0.9, best of 128 drawn (all where there are no more)',
      published: null,
      ours: rank ?? null,
      held: rank === undefined ? null : reaches(rank, 0.9),
    },
    {
      id: 'residual-tells-more',
      statement: 'The residual taken whole tells more than single meta-neurons of any size',
      rule: 'mean AUC over concepts above that of the size with the largest; sign test over concepts p < 0.05, two-sided',
      published: null,
      ...leads(find('residual-whole'), bestGates(readings)),
    },
  ];
}

/** Held: above on average, and in more concepts than chance makes it. */
function leads(these: Reading | undefined, those: Reading | undefined): Pick<Claim, 'ours' | 'held'> {
  if (!these || !those) return { ours: [], held: null };
  const { lead, above, below, p } = leadOf(these, those);
  return { ours: [lead, p], held: lead > 0 && above > below && p < LIMIT };
}
