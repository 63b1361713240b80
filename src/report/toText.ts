import type { Claim, Table } from '../tables/parts/table';
import { formatClaimValue } from './formatValue';
import { besideEssay, type Grid, grids } from './grid';
import { type TerminalStyle, terminalStyle } from './terminalStyle';
import { textGrid } from './textGrid';
import { textLines } from './textLines';

export interface TextOptions {
  /** In characters; wider tables are turned on their side or folded. 100 where left out. */
  readonly width?: number;
  /** Whether verdicts and headings are coloured, for a terminal. */
  readonly colour?: boolean;
}

/**
 * The table for a terminal, plain text: ours, the essay's value in parentheses behind it, then the claims.
 * @example
 * import { openRun, suppression, toText } from 'activation-supervision';
 * console.log(toText(suppression(openRun('baseline')), { width: 80 }));
 */
export function toText(table: Table, { width = 100, colour = false }: TextOptions = {}): string {
  const style = terminalStyle(colour);
  const heading = [
    `${style.strong(table.title)}  [${table.id}]`,
    ...(table.section ? [`essay: ${table.section}`] : []),
  ].join('\n');
  const body = grids(table).map((grid) => gridText(grid, table.section !== '', width, style));
  const notes = (table.notes ?? []).map((note) => indented(note, 2, width));
  const claims = table.claims.length > 0 ? [claimsText(table.claims, table.paper, width, style)] : [];
  return [heading, ...body, ...notes, ...claims].join('\n\n');
}

/** @param ofEssay whether it says whose values they are; only tables of the essay have several rows to a collapse. */
function gridText(grid: Grid, ofEssay: boolean, width: number, { faint }: TerminalStyle): string {
  const legend = besideEssay([grid]) ? "ours (the essay's)" : 'ours';
  const caption = [grid.title, ...(ofEssay ? [legend] : [])].filter(Boolean).join(': ');
  const lines = textGrid(grid, width, ofEssay).map((line) => (/^─+$/.test(line) ? faint(line) : line));
  return [...(caption ? textLines(caption, width) : []), ...lines].join('\n');
}

/** Before a claim, and its rule and values below it. */
const INDENT = 12;

function claimsText(claims: readonly Claim[], paper = 'essay', width: number, style: TerminalStyle): string {
  const below = (text: string) => indented(text, INDENT, width);
  return claims
    .map(({ statement, rule, published, ours, held }) =>
      [
        `${verdictText(held, style)}  ${below(statement).trimStart()}`,
        below(`rule: ${rule}`),
        below(`${paper}: ${formatClaimValue(published)}   ours: ${formatClaimValue(ours)}`),
      ].join('\n'),
    )
    .join('\n');
}

/** A verdict with its mark, all of one length. */
export function verdictText(held: boolean | null, { good, bad, faint }: TerminalStyle): string {
  if (held === null) return faint('– unjudged'.padEnd(INDENT - 2));
  return held ? good('✓ held'.padEnd(INDENT - 2)) : bad('✗ not held'.padEnd(INDENT - 2));
}

const indented = (text: string, by: number, width: number): string =>
  textLines(text, width - by)
    .map((line) => ' '.repeat(by) + line)
    .join('\n');
