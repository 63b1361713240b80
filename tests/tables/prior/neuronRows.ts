import { isWhole, neuronFamilies } from '../../../src/priors/neurons/neuronFamilies';
import type { NeuronRow } from '../../../src/priors/neurons/neuronsFile';
import type { ConceptName } from '../../../src/priors/neurons/pairConcepts';
import { MOMENTS, PRIOR_SIZES } from '../../../src/priors/scaling/scalingGrid';

export const CONCEPTS: readonly ConceptName[] = [
  { about: 'a', modulus: 2, value: 1 },
  { about: 'a', modulus: 3, value: 0 },
  { about: 'b', modulus: 5, value: 4 },
  { about: 'sum', modulus: 2, value: 1 },
  { about: 'sum', modulus: 3, value: 2 },
  { about: 'cosine', modulus: 0, value: 32 },
  { about: 'sine', modulus: 0, value: 32 },
  { about: 'heavy', modulus: 0, value: 0 },
  { about: 'trained', modulus: 0, value: 0 },
];

/** The AUC of a made-up reading for the k-th concept. */
export type Worth = (row: Pick<NeuronRow, 'kind' | 'width' | 'moment'>, concept: number) => number;

/** Meta-neurons above all other single units by size, the residual above them. */
export const ordered: Worth = ({ kind, width }, concept) => {
  const level = { gates: 0.6 + width / 1_000, 'residual-whole': 0.95, passed: 0.7 }[kind as 'gates'] ?? 0.55;
  return level + concept / 1_000;
};

/** Rows as they are measured, of made-up worth. */
export function neuronRows(worth: Worth = ordered): NeuronRow[] {
  return MOMENTS.flatMap((moment) =>
    neuronFamilies(PRIOR_SIZES).flatMap((family) => {
      const whole = isWhole(family.kind);
      const unlessWhole = (value: number) => (whole ? Number.NaN : value);
      const row = (name: ConceptName, auc: number): NeuronRow => ({
        moment,
        ...family,
        ...name,
        units: 2 * (family.width || 64) * (family.blocks || 1),
        auc: whole ? auc : auc + 0.01,
        chance: unlessWhole(0.52),
        chance_high: unlessWhole(0.54),
        drawn: unlessWhole(auc),
        drawn_chance: unlessWhole(0.515),
        drawn_chance_high: unlessWhole(0.53),
        kept: Number.NaN,
        active: Number.NaN,
      });
      const each = CONCEPTS.map((_, k) => worth({ ...family, moment }, k));
      const mean = each.reduce((sum, value) => sum + value, 0) / each.length;
      const isAutoencoder = family.kind === 'autoencoder';
      return [
        ...CONCEPTS.map((concept, k) => row(concept, each[k])),
        {
          ...row({ about: 'all', modulus: 0, value: 0 }, mean),
          ...(isAutoencoder && { kept: 0.875, active: 21.25 }),
        },
      ];
    }),
  );
}
