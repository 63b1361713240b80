import type { Notebook } from './notebookPage';

/** Lines of a list of pages: the notebooks by their numbers and titles. @param notebooks by the pages that they are, with endings. */
export function chapterList(notebooks: ReadonlyMap<string, Notebook>): string {
  return [...notebooks]
    .map(([page, { cells }]) => {
      const [, number = ''] = /\/(\d+)-/.exec(page) ?? [];
      const [title] = [cells[0].source].flat().join('').split('\n');
      return `${title.replace(/^# /, `${number} `)} <${page.replace(/\.ipynb$/, '')}>`;
    })
    .join('\n');
}
