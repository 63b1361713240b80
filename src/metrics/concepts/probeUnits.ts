import { type Matrix, row } from '../../engine/matrix';
import { InputError } from '../../inputError';
import { selectRows } from '../algebra/selectRows';
import { answersOf, type Concept, hasBoth } from './concept';
import { askedOf, type Halves, shuffled } from './halves';
import { unitAreas } from './unitAreas';

/** How well the best single unit tells a concept, beside what permuted labels give. */
export interface Probed {
  /** Index of the unit that one half chose. */
  readonly unit: number;
  /** Its AUC or 1 - AUC on the other half, whichever is more: 0.5..1. */
  readonly auc: number;
  /** The same of labels permuted, a number a permutation. */
  readonly permuted: readonly number[];
}

/** Of a family of units: the best of all, and the best of some drawn (all where there are no more than these). */
export interface ProbedFamily {
  readonly all: readonly Probed[];
  readonly drawn: readonly Probed[];
}

export interface ProbeOptions {
  /** How many units are drawn. Default 128. */
  readonly draw?: number;
  /** Default 20. */
  readonly permutations?: number;
  /** Of the units drawn and of the permutations. Default 0. */
  readonly seed?: number;
}

/**
 * One-dimensional probes (DEFINITIONS, "meta-neurons"): for every concept the unit whose AUC or 1 - AUC is largest on one half of the
 * rows, judged on the other half. Permuted labels: every permutation moves the answers of all concepts alike, within each half, so
 * that both halves keep as many positives.
 * @param units [n x u].
 * @returns for every concept, in their order.
 * @throws InputError for a concept that one of the halves answers one way only.
 */
export function probeUnits(
  units: Matrix,
  concepts: readonly Concept[],
  halves: Halves,
  { draw = 128, permutations = 20, seed = 0 }: ProbeOptions = {},
): ProbedFamily {
  const all = Array.from({ length: units.columns }, (_, j) => j);
  const drawn = all.length <= draw ? all : shuffled(all, seed, 0).slice(0, draw);
  const found = new Map<Concept, Record<keyof ProbedFamily, Probed>>();
  // What is asked of the same rows needs these ranked once.
  const byRows = new Map<string, Concept[]>();
  for (const concept of concepts) {
    const name = concept.asked.join();
    byRows.set(name, [...(byRows.get(name) ?? []), concept]);
  }
  for (const group of byRows.values()) {
    const asked = askedOf(halves, group[0]);
    const areas = (half: keyof Halves) => {
      const rows = asked[half];
      const orders = [
        rows,
        ...Array.from({ length: permutations }, (_, k) =>
          shuffled(rows, seed, 1 + 2 * k + +(half === 'judging')),
        ),
      ];
      return unitAreas(
        selectRows(units, rows),
        group.flatMap((concept) => orders.map((order) => answersOf(concept, order))),
      );
    };
    for (const concept of group) {
      if (!hasBoth(concept, asked.choosing) || !hasBoth(concept, asked.judging))
        throw new InputError('probe: expected rows of either answer in both halves, found one answer only');
    }
    const [choosing, judging] = [areas('choosing'), areas('judging')];
    for (const [g, concept] of group.entries()) {
      const among = (candidates: readonly number[]): Probed => {
        const at = (k: number) => bestOf(choosing, judging, candidates, g * (permutations + 1) + k);
        const permuted = Array.from({ length: permutations }, (_, k) => at(k + 1).auc);
        return { ...at(0), permuted };
      };
      found.set(concept, { all: among(all), drawn: among(drawn) });
    }
  }
  const of = (which: keyof ProbedFamily) =>
    concepts.map((concept) => (found.get(concept) as Record<keyof ProbedFamily, Probed>)[which]);
  return { all: of('all'), drawn: of('drawn') };
}

const either = (area: number): number => Math.max(area, 1 - area);

function bestOf(
  choosing: Matrix,
  judging: Matrix,
  candidates: readonly number[],
  labelling: number,
): { unit: number; auc: number } {
  const worth = (unit: number) => either(row(choosing, unit)[labelling]);
  const unit = candidates.reduce((best, one) => (worth(one) > worth(best) ? one : best), candidates[0]);
  return { unit, auc: either(row(judging, unit)[labelling]) };
}
