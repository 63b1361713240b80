import { NotApplicableError, NotMadeError } from '../../inputError';
import type { Claim } from './table';

/** What a table could not show, noted while its rows are made. */
export interface Lacking {
  /** What `make` gives; undefined where the run lacks what it is made of. @throws what `make` throws of another kind. */
  readonly or: <Made>(make: () => Made) => Made | undefined;
  /** What was lacking, a note for each command that makes some of it. */
  readonly notes: () => string[];
  /** Claims without a verdict where one of their values is no number and something was lacking. */
  readonly judged: (claims: readonly Claim[]) => Claim[];
}

/** Notes nothing yet. */
export function lacking(): Lacking {
  const found = new Map<string, string>();
  const note = (key: string, message: string) => {
    if (!found.has(key)) found.set(key, `Missing here: ${message}.`);
  };
  return {
    or(make) {
      try {
        return make();
      } catch (error) {
        if (error instanceof NotMadeError) note(error.command, error.message);
        else if (error instanceof NotApplicableError) note(error.message, error.message);
        else throw error;
        return undefined;
      }
    },
    notes: () => [...found.values()],
    judged: (claims) =>
      claims.map((claim) => (found.size > 0 && lacksValue(claim) ? { ...claim, held: null } : claim)),
  };
}

const lacksValue = ({ ours }: Claim): boolean =>
  Array.isArray(ours) ? ours.some(Number.isNaN) : Number.isNaN(ours);
