import { reaches } from '../parts/reaches';
import type { Claim, Row } from '../parts/table';

const PREDICTED = [
  ['reconstruction', 'reconstruction_centred', 'how well it gives activations back', -1],
  ['generation', 'frechet_ratio', 'how near what it generates is', 1],
  ['recovery', 'ncc_recovered', 'how much of the classes its residual direction hides', -1],
  ['direction', 'residual_cos', 'how well its residual finds the direction', -1],
  ['direction-without-ones', 'residual_cos_without_ones', 'the same without the all-ones direction', -1],
] as const;

/** @param rows of the table: a row a size, and one named `all`, of each kind of activations. */
export function priorScalingClaims(rows: readonly Row[]): Claim[] {
  const ofH1 = rows.filter(({ of }) => String(of).startsWith('h1'));
  const all = ofH1.filter(({ size }) => size === 'all');
  const numbers = (from: readonly Row[], name: string) =>
    from.filter((row) => row[name] !== undefined).map((row) => Number(row[name]));
  const everywhere = (values: readonly number[], holds: (value: number) => boolean) =>
    values.length === 0 ? null : values.every(holds);

  const falls = numbers(all, 'spearman_compute');
  const lows = numbers(all, 'exponent_low');
  const lawHolds = all.every((row) => Number(row.exponent_low) > 0);
  const largest = all.map(({ of }) => ofH1.filter((row) => row.of === of && row.size !== 'all').at(-1));
  const ratios = largest.map((row) => Number(row?.loss_held_out) / Number(row?.loss_train));
  return [
    {
      id: 'loss-falls-with-compute',
      statement: 'A prior gets better smoothly with compute',
      rule: 'of h1, healthy and pre-collapse: Spearman of compute and held-out loss at most -0.9, and the exponent’s interval along the frontier above 0',
      published: null,
      ours: [...falls, ...lows],
      held: all.length === 0 ? null : everywhere(falls, (value) => reaches(value, -0.9)) === true && lawHolds,
    },
    ...PREDICTED.map(([id, name, what, sign]): Claim => {
      const values = numbers(all, `spearman_${name}`);
      return {
        id: `loss-predicts-${id}`,
        statement: `The loss of a prior predicts ${what}`,
        rule: `of h1, wherever it is defined: Spearman of held-out loss and the measure ${sign > 0 ? 'at least 0.8' : 'at most -0.8'}`,
        published: null,
        ours: values,
        held: everywhere(values, (value) => reaches(value, 0.8 * sign)),
      };
    }),
    {
      id: 'more-compute-is-not-memory',
      statement: 'The largest prior does not learn its training activations by heart',
      rule: 'of h1, healthy and pre-collapse: its held-out loss at most 1.1 times its training loss after the longest training',
      published: null,
      ours: ratios,
      held: everywhere(ratios, (value) => value <= 1.1),
    },
  ];
}
