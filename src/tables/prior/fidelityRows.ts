import { CHOICES } from '../../priors/fidelity/fidelityChoices';
import type { FidelityRow } from '../../priors/fidelity/fidelityFile';
import type { Row } from '../parts/table';
import { fidelityNearness, off } from './fidelityNearness';
import { fidelityTerms, termsBeside } from './fidelityTerms';
import { fidelityDefault } from './fidelityVerdict';

/** The row of a choice that is about all its values. */
export const ALL_VALUES = 'all values';

/** For each choice how near it comes to the essay, then value by value what that is made of and what stands beside it. */
export function fidelityRows(rows: readonly FidelityRow[]): Row[] {
  const [judged, beside] = [fidelityTerms(rows), termsBeside(rows)];
  const all = fidelityNearness(judged);
  const canonical = all.find(({ choice }) => choice === 'canonical')?.nearness;
  const isDefault = fidelityDefault(all);
  const nearness = all.map(
    ({ choice, values, nearness }): Row => ({
      choice,
      of: ALL_VALUES,
      values,
      nearness,
      ...(canonical !== undefined && { over_canonical: nearness / canonical }),
      default: choice === isDefault ? 'yes' : '',
    }),
  );
  const each = CHOICES.flatMap((choice) =>
    [...judged, ...beside]
      .filter((term) => term.choice === choice)
      .map((term): Row => {
        const { of, ours, essay } = term;
        return { choice, of, ours, essay, off: off(term), judged: judged.includes(term) ? 'yes' : '' };
      }),
  );
  return [...nearness, ...each];
}
