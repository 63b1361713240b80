import { type MapPoint, type MapRun, mapPoints } from '../../maps/mapPoints';
import { epochInWords } from '../../study/epochInWords';
import { CLI, isDefault, shortPath } from '../../study/makingCommand';
import type { Study } from '../../study/study';
import { columnNames as names } from '../parts/columns';
import type { Column, Format, Row, Table, Value } from '../parts/table';
import { phaseMapClaims } from './phaseMapClaims';

/** Of each arithmetic: what is shown, and how a cell of a run that has learned says it. */
const MEASURES = [
  { name: 'collapses', label: 'collapses, strict', format: 'count' },
  { name: 'collapses_by_cycle', label: 'collapses by cycle', format: 'count' },
  { name: 'cycles', label: 'geometric cycles', format: 'count' },
  { name: 'final_accuracy', label: 'final accuracy', format: 'percent' },
  { name: 'learned', label: 'learned at', format: 'epoch' },
] as const satisfies readonly { name: keyof NonNullable<MapRun['outcome']>; label: string; format: Format }[];

const ARITHMETICS = [
  { key: 'trained', label: 'as trained' },
  { key: 'exact', label: 'exact' },
] as const;

const columnsOf = (measures: readonly (typeof MEASURES)[number][]): Column[] =>
  measures.flatMap(({ name, label, format }) =>
    ARITHMETICS.map(({ key, label: of }) => ({ name: `${key}_${name}`, label: `${label}: ${of}`, format })),
  );

/**
 * Where there are collapses over exponent of the loss weights and weight decay, and where without the rounding of the label
 * gradient (docs/ten-seeds-and-a-map.md).
 * @param study that is a map, `data/phase-map` say.
 * @throws NotApplicableError for another; InputError as `mapPoints`.
 * @example
 * import { mapStudy, phaseMap, show } from 'activation-supervision';
 * const table = phaseMap(mapStudy());
 * show(table);
 * table.rows.length; // => 15
 */
export function phaseMap(study: Study): Table {
  const points = mapPoints(study);
  const { epochs } = study;
  return {
    id: 'phase-map',
    title: 'Where runs collapse: exponent of the loss weights x weight decay, as trained and exact',
    section: 'Metacognitive supervision',
    columns: [
      { name: 'zipf', label: 'exponent s', format: 'text' },
      { name: 'decay', label: 'weight decay', format: 'text' },
      ...columnsOf(MEASURES),
    ],
    rows: points.map((point) => pointRow(point, epochs)),
    published: [],
    match: [],
    blocks: [
      { title: `from epoch 0 to ${epochInWords(epochs)}`, columns: names(columnsOf(MEASURES.slice(0, 3))) },
      { title: '… what was learned, and what is left', columns: names(columnsOf(MEASURES.slice(3))) },
    ],
    claims: phaseMapClaims(points),
    notes: [
      'Exact: the label entry of the softmax gradient as minus the sum of the others, without the rounding. A collapse by the strict rule: accuracy 0.10 below its running maximum after 1,000 epochs at 0.85 or more; by cycle: all declines of one geometric cycle as one. A geometric cycle: h1 PC1 above one half after 10,000, gaps below 5,000 epochs closed.',
      'Learned: the first epoch of the first 1,000 at 0.85 or more. A run that has not learned cannot collapse: its cell says so, and it is no evidence for a claim. n is 1 at each point, and all share a seed: nothing here says how a point varies. Rules: docs/ten-seeds-and-a-map.md.',
      ...untrained(study, points),
    ],
  };
}

function pointRow(point: MapPoint, epochs: number): Row {
  const cells = ARITHMETICS.flatMap(({ key }) =>
    MEASURES.map(({ name }): [string, Value] => [`${key}_${name}`, cell(point[key], name, epochs)]),
  );
  return { zipf: String(point.zipf), decay: String(point.decay), ...Object.fromEntries(cells) };
}

function cell(run: MapRun | undefined, name: (typeof MEASURES)[number]['name'], epochs: number): Value {
  if (!run?.outcome) return run ? 'not trained yet' : null;
  const never = Number.isNaN(run.outcome.learned);
  if (never && name === 'learned') return `> ${epochInWords(epochs)}`;
  return never && name.startsWith('collapses') ? 'not learned' : run.outcome[name];
}

/** Which runs are not there, and the command that makes them. */
function untrained(study: Study, points: readonly MapPoint[]): string[] {
  const runs = points.flatMap(({ trained, exact }) => [trained, exact].flatMap((run) => run ?? []));
  const missing = runs.filter(({ outcome }) => !outcome);
  if (missing.length === 0) return [];
  const where = isDefault(study) ? '' : ` ${shortPath(study.folder)}`;
  return [
    `Not trained yet: ${missing.length} of ${runs.length} runs (${missing.map(({ name }) => name).join(', ')}); all of them by: ${CLI} study run${where}`,
  ];
}
