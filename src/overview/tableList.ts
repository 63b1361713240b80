import { terminalStyle } from '../report/terminalStyle';
import { textLines } from '../report/textLines';
import type { TextOptions } from '../report/toText';
import { chapters } from '../tables/chapters';
import type { Table } from '../tables/parts/table';
import { tally } from './tallies';

/** Which tables there are, by chapter: how many claims of each are held, not held and not judged, its id and its title. */
export function tableList(
  tables: readonly Table[],
  { width = 100, colour = false }: TextOptions = {},
): string {
  const { strong } = terminalStyle(colour);
  const ids = Math.max(...tables.map(({ id }) => id.length));
  const line = (table: Table) => {
    const { held, notHeld, notJudged } = tally(table.id, [table]);
    const counts = [held, notHeld, notJudged].map((count) => String(count).padStart(2)).join(' ');
    const [title, ...rest] = textLines(table.title, width - ids - 12);
    return [
      `${counts}  ${table.id.padEnd(ids)}  ${title}`,
      ...rest.map((more) => ' '.repeat(ids + 12) + more),
    ];
  };
  const parts = chapters.flatMap((chapter) => {
    const of = tables.filter(({ id }) => chapter.tables.includes(id));
    return of.length > 0 ? [[`          ${strong(chapter.title)}`, ...of.flatMap(line)]] : [];
  });
  return [[' ✓  ✗  –   claims held, not held, not judged'], ...parts]
    .map((part) => part.join('\n'))
    .join('\n\n');
}
