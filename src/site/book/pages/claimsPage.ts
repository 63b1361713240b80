import { escapeHtml } from '../../../escapeHtml';
import { tallies, tally } from '../../../overview/tallies';
import { formatClaimValue } from '../../../report/formatValue';
import { chapters } from '../../../tables/chapters';
import type { Claim, Table } from '../../../tables/parts/table';
import { chapterSlug } from '../links/chapterSlug';
import { rawHtml } from './rawHtml';
import { scrollingTable } from './scrollingTable';

const VERDICTS: Readonly<Record<string, string>> = {
  true: '<span class="held">✓ held</span>',
  false: '<span class="not-held">✗ not held</span>',
  null: '<span class="not-judged">– not judged</span>',
};

const HEAD = `# Every claim, with its verdict

A claim is a sentence of the essay, of a paper that it cites, or ours, with a rule that says what would hold it. Rules are in the
[definitions](definitions.md): each part was committed before the runs that it judges, and where a rule was changed later, it says
so. A program judges, and prints what is not held as plainly as what is.`;

/** All claims of the tables by chapter, each with its verdict, its rule and both values, below a tally. */
export function claimsPage(tables: readonly Table[]): string {
  const all = [...tallies(tables), tally('All', tables)];
  const rows = all.map(({ title, held, notHeld, notJudged }) => {
    const name = title === 'All' ? '<b>All</b>' : `<a href="#${chapterSlug(title)}">${escapeHtml(title)}</a>`;
    return `<tr><th scope="row">${name}</th>${[held, notHeld, notJudged].map((n) => `<td class="number">${n}</td>`).join('')}</tr>`;
  });
  const head = ['✓ held', '✗ not held', '– not judged'].map((name) => `<th class="number">${name}</th>`);
  const summary = scrollingTable(
    'Tally of the claims',
    `<table class="tally"><thead><tr><th>chapter</th>${head.join('')}</tr></thead><tbody>\n${rows.join('\n')}\n</tbody></table>`,
  );
  const parts = chapters.flatMap(({ title, tables: ids }) => {
    const of = tables.filter(({ id, claims }) => ids.includes(id) && claims.length > 0);
    return of.length > 0 ? [`(${chapterSlug(title)})=\n## ${title}`, ...of.map(ofTable)] : [];
  });
  return `${[HEAD, rawHtml(summary), ...parts].join('\n\n')}\n`;
}

function ofTable({ id, title, claims, paper = 'essay' }: Table): string {
  const list = claims.map((claim) => `<li class="claim">${ofClaim(claim, paper)}</li>`);
  return `### {ref}\`${title} <${id}>\`\n\n${rawHtml(`<ul class="claims">\n${list.join('\n')}\n</ul>`)}`;
}

function ofClaim({ id, held, statement, rule, published, ours }: Claim, paper: string): string {
  const facts = [
    ['rule', rule],
    [paper, formatClaimValue(published)],
    ['ours', formatClaimValue(ours)],
  ].map(([name, value]) => `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}</dd>`);
  return `<p id="claim-${escapeHtml(id)}">${VERDICTS[String(held)]} ${escapeHtml(statement)}</p><dl>${facts.join('')}</dl>`;
}
