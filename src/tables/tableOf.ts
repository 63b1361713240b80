import type { Run } from '../runs/openRun';
import { asRunHasIt } from './asRunHasIt';
import type { Table } from './parts/table';

/** What makes a table of a run, as that run can have it. */
export const tableOf =
  (make: (run: Run) => Table) =>
  (run: Run): Table =>
    asRunHasIt(run, make(run));
