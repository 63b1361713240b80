import { escapeHtml } from '../../../escapeHtml';
import { tallies, tally } from '../../../overview/tallies';
import { formatClaimValue } from '../../../report/formatValue';
import { chapters } from '../../../tables/chapters';
import type { Claim, Table } from '../../../tables/parts/table';
import { chapterSlug } from '../links/chapterSlug';
import { rawHtml } from './rawHtml';
import { scrollingTable } from './scrollingTable';

interface Verdict {
  readonly name: string;
  readonly words: string;
  readonly sign: string;
}

const VERDICTS: Readonly<Record<string, Verdict>> = {
  true: { name: 'held', words: 'held', sign: '✓' },
  false: { name: 'not-held', words: 'not held', sign: '✗' },
  null: { name: 'not-judged', words: 'not judged', sign: '–' },
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
  const head = Object.values(VERDICTS).map(({ sign, words }) => `<th class="number">${sign} ${words}</th>`);
  const summary = scrollingTable(
    'Tally of the claims',
    `<table class="tally"><thead><tr><th>chapter</th>${head.join('')}</tr></thead><tbody>\n${rows.join('\n')}\n</tbody></table>`,
  );
  const parts = chapters.flatMap(({ title, tables: ids }) => {
    const of = tables.filter(({ id, claims }) => ids.includes(id) && claims.length > 0);
    return of.length > 0 ? [`(${chapterSlug(title)})=\n## ${title}`, ...of.map(ofTable)] : [];
  });
  return `${[HEAD, rawHtml(summary), rawHtml(choice(tables)), ...parts].join('\n\n')}\n`;
}

/** Which verdicts the page shows; the style sheet hides the others. */
function choice(tables: readonly Table[]): string {
  const claims = tables.flatMap((table) => table.claims);
  const one = (id: string, words: string, more = '') =>
    `<label><input type="radio" name="verdict" id="${id}"${more}> ${words}</label>`;
  const verdicts = Object.entries(VERDICTS).map(([held, { name, words }]) => {
    const count = claims.filter((claim) => String(claim.held) === held).length;
    return one(`only-${name}`, `${count} ${words}`);
  });
  return `<fieldset class="verdicts"><legend>Show</legend>${one('every-verdict', `all ${claims.length}`, ' checked')}${verdicts.join('')}</fieldset>`;
}

function ofTable({ id, title, claims, paper = 'essay' }: Table): string {
  const list = claims.map(
    (claim) => `<li class="claim is-${VERDICTS[String(claim.held)].name}">${ofClaim(claim, paper)}</li>`,
  );
  return `### {ref}\`${title} <${id}>\`\n\n${rawHtml(`<ul class="claims">\n${list.join('\n')}\n</ul>`)}`;
}

function ofClaim({ id, held, statement, rule, published, ours }: Claim, paper: string): string {
  const facts = [
    ['rule', rule],
    [paper, formatClaimValue(published)],
    ['ours', formatClaimValue(ours)],
  ].map(([name, value]) => `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}</dd>`);
  const { name, sign, words } = VERDICTS[String(held)];
  return `<p id="claim-${escapeHtml(id)}"><span class="${name}">${sign} ${words}</span> ${escapeHtml(statement)}</p><dl>${facts.join('')}</dl>`;
}
