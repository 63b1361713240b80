import type { FidelityChoice } from '../../priors/fidelity/fidelityChoices';

/** A value of the essay's tables and what the prior of one choice gives for it. */
export interface FidelityTerm {
  readonly choice: FidelityChoice;
  /** Which value: table, row and column. */
  readonly of: string;
  readonly ours: number;
  readonly essay: number;
}

/** How near a choice's prior comes to the essay: the less, the nearer. */
export interface Nearness {
  readonly choice: FidelityChoice;
  /** Values that it is a mean over: those that exist for all choices. */
  readonly values: number;
  /** Mean of |ours - essay's| / |essay's|; NaN over none. */
  readonly nearness: number;
}

/** |ours - essay's| over |essay's|. */
export const off = ({ ours, essay }: Pick<FidelityTerm, 'ours' | 'essay'>): number =>
  Math.abs(ours - essay) / Math.abs(essay);

/** Of every choice that there is, over the values that exist for all of them (DEFINITIONS, "prior-fidelity"). */
export function fidelityNearness(terms: readonly FidelityTerm[]): Nearness[] {
  const choices = [...new Set(terms.map(({ choice }) => choice))];
  const isThere = (of: string) =>
    choices.every((choice) =>
      terms.some((term) => term.choice === choice && term.of === of && Number.isFinite(off(term))),
    );
  const compared = new Set(terms.map(({ of }) => of).filter(isThere));
  return choices.map((choice) => {
    const own = terms.filter((term) => term.choice === choice && compared.has(term.of));
    return {
      choice,
      values: own.length,
      nearness: own.reduce((sum, term) => sum + off(term), 0) / own.length,
    };
  });
}
