import { tally } from '../../../overview/tallies';
import { chapters } from '../../../tables/chapters';
import type { Table } from '../../../tables/parts/table';
import { chapterSlug } from '../links/chapterSlug';
import { listOfPages } from './listOfPages';
import { tableSection } from './tableSection';

/** A page in MyST Markdown, its path with its ending. */
export interface WrittenPage {
  readonly path: string;
  readonly text: string;
}

/** A page for each chapter with its tables beside the published values, and one that lists them. */
export function tablePages(tables: readonly Table[]): WrittenPage[] {
  const told = chapters
    .map((chapter) => ({ ...chapter, of: tables.filter(({ id }) => chapter.tables.includes(id)) }))
    .filter(({ of }) => of.length > 0);
  const pages = told.map(({ title, of }) => ({
    path: `tables/${chapterSlug(title)}.md`,
    text: `# ${title}\n\n${of.map(tableSection).join('\n\n')}\n`,
  }));
  const list = told.map(({ title, of }) => `## ${title}\n\n${of.map(listed).join('\n')}`);
  const toctree = listOfPages(told.map(({ title }) => chapterSlug(title)));
  return [{ path: 'tables/index.md', text: [HEAD, ...list, toctree].join('\n\n').concat('\n') }, ...pages];
}

const HEAD = `# All tables

Computed from the cached runs, with the published values beside ours, in parentheses. Blocks for a second look are folded. Below
each table stand its claims with their verdicts, and what its words mean. The rules: [definitions](../definitions.md). All claims
on one page: [claims](../claims.md).`;

function listed(table: Table): string {
  const { held, notHeld, notJudged } = tally(table.id, [table]);
  const counts = [
    [held, 'held'],
    [notHeld, 'not held'],
    [notJudged, 'not judged'],
  ] as const;
  const verdicts = counts.filter(([n]) => n > 0).map(([n, what]) => `${n} ${what}`);
  const claims = verdicts.length > 0 ? `; claims: ${verdicts.join(', ')}` : '';
  return `- {ref}\`${table.title} <${table.id}>\`${claims}`;
}
