import type { Table } from '../tables/parts/table';
import { type Tally, tallies, tally } from './tallies';

/** A line for each chapter with a count of each verdict, and one for all of them. */
export function talliesText(tables: readonly Table[]): string[] {
  const chapters = tallies(tables);
  const all = tally('all', tables);
  const labels = Math.max(...chapters.map(({ title }) => title.length));
  const line = (title: string, cells: readonly string[]) =>
    `${title.padEnd(labels)}${cells.map((cell, j) => cell.padStart(HEADINGS[j].length + 2)).join('')}`;
  const counts = ({ title, held, notHeld, notJudged }: Tally) =>
    line(title, [held, notHeld, notJudged].map(String));
  const rule = '─'.repeat(line('', HEADINGS).length);
  return [line('Claims', HEADINGS), rule, ...chapters.map(counts), rule, counts(all)];
}

const HEADINGS = ['held', 'not held', 'unjudged'];
