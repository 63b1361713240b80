import { type InputError, NotApplicableError } from '../../inputError';
import type { Table } from './table';

/** What stands in a table's place where the run lacks what it is made of: what that is, and the command that makes it. */
export function lackingTable(id: string, error: InputError): Table {
  return {
    id,
    title: error instanceof NotApplicableError ? 'Not for this run' : 'Not made yet',
    section: '',
    columns: [{ name: 'why', label: 'why', format: 'text' }],
    rows: [{ why: error.message }],
    published: [],
    match: [],
    claims: [],
  };
}
