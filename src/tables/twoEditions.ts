import { byThousand } from '../experiments/byThousand';
import type { Run } from '../experiments/openRun';
import { InputError } from '../inputError';
import type { Table } from './table';
import { withFirstEdition } from './withFirstEdition';

/**
 * A table by phases with a second, folded block of the same by the first edition's phases, for one release. A run whose
 * files there are not cached has the table alone.
 */
export function twoEditions(make: (run: Run) => Table): (run: Run) => Table {
  return (run) => {
    const table = make(run);
    try {
      return withFirstEdition(table, make(byThousand(run)));
    } catch (error) {
      if (error instanceof InputError) return table;
      throw error;
    }
  };
}
