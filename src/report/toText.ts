import type { Claim, Table } from '../tables/parts/table';
import { formatClaimValue } from './formatValue';
import { besideEssay, type Cell, type Grid, grids } from './grid';

/**
 * The table for a terminal, plain text: ours, the essay's value in parentheses behind it, then the claims.
 * @example
 * import { openRun, suppression, toText } from 'activation-supervision';
 * console.log(toText(suppression(openRun('baseline'))));
 */
export function toText(table: Table): string {
  const heading = `${table.title}  [${table.id}]${table.section ? `\nessay: ${table.section}` : ''}`;
  const body = grids(table).map((grid) => gridText(grid, table.section !== ''));
  const notes = (table.notes ?? []).map((note) => wrapped(note, '  '));
  const claims = table.claims.length > 0 ? [claimsText(table.claims, table.paper)] : [];
  return [heading, ...body, ...notes, ...claims].join('\n\n');
}

const inCell = ({ ours, essay }: Cell): string => (essay === undefined ? ours : `${ours} (${essay})`);

/** @param ofEssay whether it says whose values they are. */
function gridText(grid: Grid, ofEssay: boolean): string {
  const { title, header, cells, keys } = grid;
  const texts = cells.map((row) => row.map(inCell));
  const widths = header.map(({ label }, j) =>
    Math.max(headerWidth(label), ...texts.map((row) => row[j].length)),
  );
  const aligned = (row: readonly string[]) =>
    row.map((text, j) => (header[j].numeric ? text.padStart(widths[j]) : text.padEnd(widths[j]))).join('  ');
  const heads = header.map(({ label }, j) => broken(label, widths[j]));
  const lines = Math.max(...heads.map((head) => head.length));
  const headLines = Array.from({ length: lines }, (_, i) =>
    aligned(heads.map((head) => head[i - (lines - head.length)] ?? '')),
  );
  const rule = '─'.repeat(widths.reduce((sum, width) => sum + width + 2, -2));
  // Only tables of the essay have several rows to a collapse.
  const startsGroup = (i: number) => ofEssay && keys > 0 && i > 0 && texts[i][0] !== texts[i - 1][0];
  const rows = texts.flatMap((row, i) => (startsGroup(i) ? ['', aligned(row)] : [aligned(row)]));
  const legend = besideEssay([grid]) ? "ours (the essay's)" : 'ours';
  const caption = [title, ...(ofEssay ? [legend] : [])].filter(Boolean).join(': ');
  return [...(caption ? [caption] : []), ...headLines, rule, ...rows].join('\n');
}

/** Labels are broken at spaces into lines of at most a dozen characters or the longest word. */
function headerWidth(label: string): number {
  return Math.max(...broken(label, 12).map((line) => line.length));
}

function broken(label: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of label.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= Math.max(12, width)) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else lines.push(word);
  }
  return lines;
}

const VERDICT: Readonly<Record<string, string>> = {
  true: '✓ held    ',
  false: '✗ not held',
  null: '– unjudged',
};

function claimsText(claims: readonly Claim[], paper = 'essay'): string {
  return claims
    .map(({ statement, rule, published, ours, held }) =>
      [
        `${VERDICT[String(held)]}  ${statement}`,
        `              rule: ${rule}`,
        `              ${paper}: ${formatClaimValue(published)}   ours: ${formatClaimValue(ours)}`,
      ].join('\n'),
    )
    .join('\n');
}

function wrapped(text: string, indent: string, width = 110): string {
  const lines = [''];
  for (const word of text.split(' ')) {
    if (lines[lines.length - 1].length + word.length >= width) lines.push('');
    lines[lines.length - 1] += lines[lines.length - 1] ? ` ${word}` : word;
  }
  return lines.map((line) => indent + line).join('\n');
}
