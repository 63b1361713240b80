import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { arrowBytes } from '../data/arrowTable';
import { atomicWrite } from '../data/atomicWrite';
import { readColumns } from '../data/readColumns';
import { NotMadeError } from '../inputError';
import { experimentCommand } from '../runs/experimentCommand';
import type { Run } from '../runs/openRun';
import type { KeptAlong } from '../words/keptAlong';
import { type GroundingCase, STARTS, type Start } from './groundingGrid';
import type { GroundingMeasures } from './groundingMeasures';

/** One code after so many steps of reconstruction alone; 0 for what is not trained. */
export interface GroundingRow extends GroundingCase, GroundingMeasures {
  readonly step: number;
}

/** What a code of healthy activations keeps of those of another epoch. */
export interface AcrossRow extends GroundingCase, KeptAlong {
  /** Task epoch. */
  readonly epoch: number;
}

const MEASURES = [
  'kept',
  'bits_1',
  'bits_2',
  'bits_3',
  'bits_4',
  'bits_caption',
  'exact',
  'right_1',
  'right_2',
  'right_3',
  'right_4',
  'exact_taught',
  'kept_train',
  'exact_train',
  'does_theirs',
  'does_written',
  'does_taught',
  'effect',
  'effect_centred',
  'one_word',
  'one_word_best',
  'permuted_gap',
  'permuted_exact',
] as const satisfies readonly (keyof GroundingMeasures)[];

const KEPT = [
  'along',
  'rest',
  'along_explained',
  'rest_explained',
  'along_centred',
  'rest_centred',
] as const satisfies readonly (keyof KeptAlong)[];

const FORMS = {
  grounding: { whole: 'step', measures: MEASURES },
  'grounding-across': { whole: 'epoch', measures: KEPT },
} as const;

interface Rows {
  readonly grounding: GroundingRow;
  readonly 'grounding-across': AcrossRow;
}

/** Where a run keeps the grid, what its codes make of other epochs, and as much of both as is done; and the trained of seed 0. */
export function groundingFiles({ paths }: Pick<Run, 'paths'>) {
  const of = (folder: string) => ({
    grounding: join(paths.folder, folder, 'grounding.arrow'),
    'grounding-across': join(paths.folder, folder, 'grounding-across.arrow'),
  });
  return {
    whole: of('words'),
    part: of('checkpoint'),
    verbaliser: (start: Start) => join(paths.folder, 'words', `verbaliser-${start}.safetensors`),
  };
}

export function writeGrounding<Kind extends keyof Rows>(
  kind: Kind,
  file: string,
  rows: readonly Rows[Kind][],
): void {
  const { whole, measures } = FORMS[kind];
  const numbers = (name: string) => Float64Array.from(rows, (row) => Number(row[name as keyof Rows[Kind]]));
  atomicWrite(
    file,
    arrowBytes({
      start: Int32Array.from(rows, ({ start }) => STARTS.indexOf(start)),
      seed: Int32Array.from(rows, ({ seed }) => seed),
      [whole]: Int32Array.from(numbers(whole)),
      ...Object.fromEntries(measures.map((name) => [name, numbers(name)])),
    }),
  );
}

/**
 * All that was measured of a run: codes along their training, and what they keep of other epochs.
 * @throws NotMadeError where it was not, with the command; InputError naming a damaged file.
 * @example
 * import { attempt, groundingFigure, groundingOf, openRun, show } from 'activation-supervision';
 * const found = attempt(() => groundingOf(openRun('baseline')));
 * if (found) show(groundingFigure(found.rows));
 */
export function groundingOf(run: Run): { rows: GroundingRow[]; across: AcrossRow[] } {
  const { whole } = groundingFiles(run);
  return {
    rows: readGrounding('grounding', expectWords(whole.grounding, run)),
    across: readGrounding('grounding-across', expectWords(whole['grounding-across'], run)),
  };
}

/** The path itself. @throws NotMadeError for no such file, with the command. */
export function expectWords(path: string, run: Run): string {
  if (existsSync(path)) return path;
  const command = experimentCommand('grounding', run);
  throw new NotMadeError(`run '${run.name}' has no words that were trained in full`, command);
}

/** @returns none where there is no such file. @throws InputError naming a damaged one. */
export function readGrounding<Kind extends keyof Rows>(kind: Kind, file: string): Rows[Kind][] {
  if (!existsSync(file)) return [];
  const { whole, measures } = FORMS[kind];
  const names = ['seed', whole, ...measures];
  const columns = readColumns(file, ['start', ...names]);
  return Array.from(columns.start, (start, i) => ({
    start: STARTS[start],
    ...Object.fromEntries(names.map((name) => [name, columns[name][i]])),
  })) as unknown as Rows[Kind][];
}
