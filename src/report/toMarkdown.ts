import type { Table } from '../tables/parts/table';
import { formatClaimValue } from './formatValue';
import { besideEssay, cellText, grids } from './grid';
import { termList } from './termList';
import { termsIn } from './termsIn';

const VERDICT: Readonly<Record<string, string>> = {
  true: 'held',
  false: '**not held**',
  null: 'not judged',
};

/**
 * The table in GitHub's Markdown.
 * @example
 * import { openRun, suppression, toMarkdown } from 'activation-supervision';
 * const [title] = toMarkdown(suppression(openRun('baseline'))).split('\n');
 * title; // => '## Collapses with a direction projected out of the backward pass'
 */
export function toMarkdown(table: Table): string {
  const shown = grids(table);
  const legend = besideEssay(shown) ? "Ours; the essay's value in parentheses." : 'Ours.';
  const parts = [`## ${table.title}`];
  if (table.section) parts.push(`Essay: *${table.section}*. ${legend}`);
  for (const { title, header, cells } of shown) {
    if (title) parts.push(`**${title}**`);
    const labels = header.map(({ label }) => label);
    const align = header.map(({ numeric }) => (numeric ? '---:' : ':---'));
    parts.push([line(labels), line(align), ...cells.map((row) => line(row.map(cellText)))].join('\n'));
  }
  parts.push(...(table.notes ?? []));
  if (table.claims.length > 0) parts.push(claimsTable(table));
  const terms = termsIn(table);
  if (terms.length > 0) parts.push(`<details><summary>Terms</summary>\n\n${termList(terms)}\n\n</details>`);
  return `${parts.join('\n\n')}\n`;
}

function claimsTable(table: Table): string {
  const claims = table.claims.map(({ held, statement, rule, published, ours }) =>
    line([VERDICT[String(held)], statement, rule, formatClaimValue(published), formatClaimValue(ours)]),
  );
  const head = [
    line(['claim', 'statement', 'rule', table.paper ?? 'essay', 'ours']),
    line(Array(5).fill(':---')),
  ];
  return [...head, ...claims].join('\n');
}

const line = (cells: readonly string[]): string =>
  `| ${cells.map((text) => text.replaceAll('|', '\\|')).join(' | ')} |`;
