import { join } from 'node:path';
import { arrowBytes, type ColumnTable } from '../../data/arrowTable';
import { atomicWrite } from '../../data/atomicWrite';
import { readColumns } from '../../data/readColumns';
import { expectFile } from '../../runs/expectFile';
import type { Run } from '../../runs/openRun';

/** Ways back towards what is real, as columns of files name them by number. */
export const METHODS = ['none', 'prior', 'pca', 'random', 'shrinkage', 'nearest'] as const;

/** One edit with one way back, over all pairs. */
export interface SteeringRow {
  readonly method: (typeof METHODS)[number];
  /** Width of the prior's stream, for `prior` and for the controls that change as much as it; 0 for others. */
  readonly width: number;
  /** How far towards noise; 0 where there is none. */
  readonly t0: number;
  readonly shift: number;
  readonly strength: number;
  /** 0: along the difference of class means. */
  readonly frequency: number;
  readonly answers: number;
  readonly kl: number;
  readonly distance: number;
  readonly loss: number;
}

/** One pair of the edit that claims are about, with one way back. */
export interface SteeringPairRow {
  readonly method: (typeof METHODS)[number];
  readonly shift: number;
  readonly pair: number;
  readonly answers: number;
  readonly distance: number;
}

export function steeringFiles({ paths }: Pick<Run, 'paths'>) {
  const root = join(paths.folder, 'glp');
  return { rows: join(root, 'steering.arrow'), pairs: join(root, 'steering-pairs.arrow') };
}

const COLUMNS = [
  'width',
  't0',
  'shift',
  'strength',
  'frequency',
  'answers',
  'kl',
  'distance',
  'loss',
] as const;
const OF_PAIRS = ['shift', 'pair', 'answers', 'distance'] as const;

export function writeSteering(
  run: Run,
  rows: readonly SteeringRow[],
  pairs: readonly SteeringPairRow[],
): void {
  const files = steeringFiles(run);
  atomicWrite(files.pairs, arrowBytes(columnsOf(pairs, OF_PAIRS)));
  atomicWrite(files.rows, arrowBytes(columnsOf(rows, COLUMNS)));
}

/**
 * What was measured of a run.
 * @throws NotMadeError where nothing was. @throws InputError naming a damaged file.
 * @example
 * import { openRun, readSteering, show, steeringFigure } from 'activation-supervision';
 * show(() => steeringFigure(readSteering(openRun('baseline')).rows));
 */
export function readSteering(run: Run): { rows: SteeringRow[]; pairs: SteeringPairRow[] } {
  const files = steeringFiles(run);
  return {
    rows: rowsIn<SteeringRow>(expectFile(files.rows, 'steering', run), COLUMNS),
    pairs: rowsIn<SteeringPairRow>(files.pairs, OF_PAIRS),
  };
}

function columnsOf<Row extends { readonly method: (typeof METHODS)[number] }>(
  rows: readonly Row[],
  names: readonly (keyof Row & string)[],
): ColumnTable {
  return {
    method: Int32Array.from(rows, ({ method }) => METHODS.indexOf(method)),
    ...Object.fromEntries(names.map((name) => [name, Float64Array.from(rows, (row) => Number(row[name]))])),
  };
}

function rowsIn<Row>(file: string, names: readonly string[]): Row[] {
  const columns = readColumns(file, ['method', ...names]);
  return Array.from(columns.method, (method, i) => ({
    method: METHODS[method],
    ...Object.fromEntries(names.map((name) => [name, columns[name][i]])),
  })) as Row[];
}
