import { grids } from '../report/grid';
import { type TerminalStyle, terminalStyle } from '../report/terminalStyle';
import { textGrid } from '../report/textGrid';
import { textLines } from '../report/textLines';
import { type TextOptions, verdictText } from '../report/toText';
import type { Table } from '../tables/parts/table';
import { type Finding, findings } from './findings';
import { tableIn } from './tableIn';
import { talliesText } from './talliesText';

const TITLE = 'Supervising models with their own activations (J. Gilley, 2026), run again';

const QUESTION =
  'A small network learns a + b mod 97, each pair weighted in the loss, a few heavily; it groks, forgets what it knew, and groks again. Which direction in its activations goes with that collapse, and what drives it there?';

/** What of the onsets is shown: which they are, and what is measured there. */
const KEYS = ['collapse', 'essay_epoch', 'epoch'];
const MEASURED = ['model_accuracy', 'ncc_raw', 'ncc_minus_pc1', 'h1_pc1_variance'];

/**
 * The essay's question, its table at the onsets, three findings and a tally of every claim, for one screen.
 * @param tables all of the cached baseline's.
 */
export function overviewText(
  tables: readonly Table[],
  { width = 100, colour = false }: TextOptions = {},
): string {
  const style = terminalStyle(colour);
  return [
    [...textLines(TITLE, width).map(style.strong), ...textLines(QUESTION, width)],
    onsetLines(tables, width),
    ...findings(tables).map((finding, i) => findingLines(finding, i + 1, width, style)),
    talliesText(tables),
  ]
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

/** The onsets' rows of ncc-recovery; the phase, alike in all, is in the caption. */
function onsetLines(tables: readonly Table[], width: number): string[] {
  const table = tableIn(tables, 'ncc-recovery');
  const [grid] = grids({
    ...table,
    columns: [...KEYS, ...MEASURED].flatMap((name) => table.columns.filter((column) => column.name === name)),
    rows: table.rows.filter(({ phase }) => phase === 'onset'),
    blocks: [{ title: '', columns: MEASURED }],
  });
  return [
    ...textLines("Nearest-centroid accuracy (NCC) in h1 at each onset: ours (the essay's)", width),
    ...textGrid(grid, width, false),
  ];
}

function findingLines(
  { statement, numbers, claims }: Finding,
  number: number,
  width: number,
  style: TerminalStyle,
): string[] {
  const indented = (lines: string[]) => lines.map((line) => `   ${line}`);
  const [first, ...rest] = textLines(statement, width - 3);
  return [
    style.strong(`${number}  ${first}`),
    ...indented(rest.map(style.strong)),
    ...indented(textLines(numbers, width - 3)),
    ...indented(
      claims.flatMap(({ held, statement: claim }) => {
        const [head, ...more] = textLines(claim, width - 15);
        return [`${verdictText(held, style)}  ${head}`, ...more.map((line) => ' '.repeat(12) + line)];
      }),
    ),
  ];
}
