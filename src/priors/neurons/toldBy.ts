import { chanceOf, overConcepts } from '../../metrics/concepts/chance';
import { askedOf } from '../../metrics/concepts/halves';
import { type Probed, probeUnits } from '../../metrics/concepts/probeUnits';
import { probeWhole } from '../../metrics/concepts/probeWhole';
import { mean } from '../../metrics/statistics/mean';
import { type Family, isWhole, type Kind } from './neuronFamilies';
import type { NeuronQuestions } from './neuronQuestions';
import type { NeuronRow } from './neuronsFile';
import type { NeuronUnits } from './neuronUnits';
import type { ConceptName } from './pairConcepts';

/** A row without the name of what told it. */
export type Told = Omit<NeuronRow, 'moment' | keyof Family>;

export interface Listening {
  /** Called with the share of the concepts that are asked. */
  readonly tell: (share: number) => void;
  readonly signal?: AbortSignal;
}

/** What units tell of every concept, and on average: one by one, or all together. @returns undefined where it was stopped. */
export async function toldBy(
  kind: Kind,
  units: NeuronUnits,
  questions: NeuronQuestions,
  listening: Listening,
): Promise<Told[] | undefined> {
  return isWhole(kind) ? wholeRows(units, questions, listening) : unitRows(units, questions);
}

/** What is not measured of most families. */
const NONE = {
  chance: Number.NaN,
  chance_high: Number.NaN,
  drawn: Number.NaN,
  drawn_chance: Number.NaN,
  drawn_chance_high: Number.NaN,
  kept: Number.NaN,
  active: Number.NaN,
} as const;
const ALL: ConceptName = { about: 'all', modulus: 0, value: 0 };

function unitRows(
  { units, kept = Number.NaN, active = Number.NaN }: NeuronUnits,
  { concepts, halves }: NeuronQuestions,
): Told[] {
  const probed = probeUnits(units, concepts, halves);
  const told = (name: ConceptName, all: Pick<Probed, 'auc' | 'permuted'>, drawn: typeof all): Told => {
    const [chance, chanceDrawn] = [chanceOf(all.permuted), chanceOf(drawn.permuted)];
    return {
      ...NONE,
      ...nameOf(name),
      units: units.columns,
      auc: all.auc,
      chance: chance.mean,
      chance_high: chance.high,
      drawn: drawn.auc,
      drawn_chance: chanceDrawn.mean,
      drawn_chance_high: chanceDrawn.high,
    };
  };
  return [
    ...concepts.map((concept, k) => told(concept, probed.all[k], probed.drawn[k])),
    { ...told(ALL, overConcepts(probed.all), overConcepts(probed.drawn)), kept, active },
  ];
}

async function wholeRows(
  { units }: NeuronUnits,
  { concepts, halves }: NeuronQuestions,
  { tell, signal }: Listening,
): Promise<Told[] | undefined> {
  const told = (name: ConceptName, auc: number): Told => ({
    ...NONE,
    ...nameOf(name),
    units: units.columns,
    auc,
  });
  const rows: Told[] = [];
  for (const [k, concept] of concepts.entries()) {
    if (signal?.aborted) return undefined;
    rows.push(told(concept, probeWhole(units, concept, askedOf(halves, concept)).auc));
    tell((k + 1) / (concepts.length + 1));
    await new Promise((resolve) => setImmediate(resolve));
  }
  return [...rows, told(ALL, mean(rows.map(({ auc }) => auc)))];
}

const nameOf = ({ about, modulus, value }: ConceptName): ConceptName => ({ about, modulus, value });
