import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { arrowBytes } from '../../data/arrowTable';
import { atomicWrite } from '../../data/atomicWrite';
import { readColumns } from '../../data/readColumns';
import { expectFile } from '../../runs/expectFile';
import type { Run } from '../../runs/openRun';
import { MOMENTS, type Moment } from '../scaling/scalingGrid';
import { type Family, KINDS } from './neuronFamilies';
import { ABOUT, type ConceptName } from './pairConcepts';

/** What a family of units tells of one concept, or of all on average. A number that there is not is NaN. */
export interface NeuronRow extends Family, ConceptName {
  readonly moment: Moment;
  /** Units, or columns that are read together. */
  readonly units: number;
  /** The AUC of the best unit, or of all columns together; on the half that did not choose. */
  readonly auc: number;
  /** Of permuted labels: mean and 95 % point. */
  readonly chance: number;
  readonly chance_high: number;
  /** The same of the best of 128 units drawn. */
  readonly drawn: number;
  readonly drawn_chance: number;
  readonly drawn_chance_high: number;
  /** Of the autoencoder, in its row of all concepts: share of variance given back, and directions used, of test pairs. */
  readonly kept: number;
  readonly active: number;
}

const WHOLE = ['width', 'blocks', 'modulus', 'value', 'units'] as const;
const MEASURED = [
  'auc',
  'chance',
  'chance_high',
  'drawn',
  'drawn_chance',
  'drawn_chance_high',
  'kept',
  'active',
] as const;

/** Where a run keeps what its units tell, and as much of it as is done. */
export function neuronsFiles({ paths }: Pick<Run, 'paths'>) {
  return {
    whole: join(paths.folder, 'glp', 'meta-neurons.arrow'),
    part: join(paths.folder, 'checkpoint', 'meta-neurons.arrow'),
  };
}

export function writeNeurons(file: string, rows: readonly NeuronRow[]): void {
  const number = <T>(names: readonly T[], of: (row: NeuronRow) => T) =>
    Int32Array.from(rows, (row) => names.indexOf(of(row)));
  atomicWrite(
    file,
    arrowBytes({
      moment: number(MOMENTS, ({ moment }) => moment),
      kind: number(KINDS, ({ kind }) => kind),
      about: number(ABOUT, ({ about }) => about),
      ...Object.fromEntries(WHOLE.map((name) => [name, Int32Array.from(rows, (row) => row[name])])),
      ...Object.fromEntries(MEASURED.map((name) => [name, Float64Array.from(rows, (row) => row[name])])),
    }),
  );
}

/**
 * What was measured of a run.
 * @throws NotMadeError where nothing was. @throws InputError naming a damaged file.
 * @example
 * import { metaNeuronsFigure, openRun, readMetaNeurons, show } from 'activation-supervision';
 * show(() => metaNeuronsFigure(readMetaNeurons(openRun('baseline'))));
 */
export function readMetaNeurons(run: Run): NeuronRow[] {
  return readNeurons(expectFile(neuronsFiles(run).whole, 'meta-neurons', run));
}

/** @returns none where there is no such file. @throws InputError naming a damaged one. */
export function readNeurons(file: string): NeuronRow[] {
  if (!existsSync(file)) return [];
  const columns = readColumns(file, ['moment', 'kind', 'about', ...WHOLE, ...MEASURED]);
  return Array.from(columns.kind, (kind, i) => ({
    moment: MOMENTS[columns.moment[i]],
    kind: KINDS[kind],
    about: ABOUT[columns.about[i]],
    ...(Object.fromEntries([...WHOLE, ...MEASURED].map((name) => [name, columns[name][i]])) as Omit<
      NeuronRow,
      'moment' | 'kind' | 'about'
    >),
  }));
}
