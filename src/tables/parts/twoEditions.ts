import { InputError } from '../../inputError';
import { byThousand } from '../../runs/byThousand';
import type { Run } from '../../runs/openRun';
import type { Table } from './table';
import { PHASES_NOTE, withFirstEdition } from './withFirstEdition';

/** `second`: without the values by the first edition's phases, which take as long again. */
export type Editions = 'both' | 'second';

/**
 * A table by phases with folded blocks of the same by the first edition's phases, for one release. A run whose files
 * there are not cached has the table alone.
 */
export function twoEditions(make: (run: Run) => Table): (run: Run, editions?: Editions) => Table {
  return (run, editions = 'both') => {
    const table = make(run);
    if (editions === 'second') return { ...table, notes: [...(table.notes ?? []), PHASES_NOTE] };
    try {
      return withFirstEdition(table, make(byThousand(run)));
    } catch (error) {
      if (error instanceof InputError) return table;
      throw error;
    }
  };
}
