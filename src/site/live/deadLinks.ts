import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mapLinks } from '../book/links/mapLinks';
import type { Notebook } from '../book/pages/notebookPage';
import { TOP } from './liveLinks';

/**
 * Links of the notebooks in a site's JupyterLite that lead nowhere.
 * @param isThere whether the site has a place, from its top.
 */
export function deadLinks(
  site: string,
  isThere: (place: string) => boolean = (place) => existsSync(join(site, place)),
): string[] {
  const folder = join(site, 'notebooks', 'files');
  const names = readdirSync(folder).filter((name) => name.endsWith('.ipynb'));
  return names.flatMap((name) => {
    const { cells } = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Notebook;
    const dead: string[] = [];
    for (const { cell_type, source } of cells) {
      if (cell_type !== 'markdown') continue;
      mapLinks(typeof source === 'string' ? source : source.join(''), ({ href }) => {
        if (!leads(href)) dead.push(`notebooks/files/${name}: no '${href}'`);
        return undefined;
      });
    }
    return dead;
  });

  function leads(href: string): boolean {
    if (/^([a-z]+:|#)/i.test(href)) return true;
    const path = decodeURI(href.replace(/#.*$/, ''));
    return path.startsWith(TOP) ? isThere(path.slice(TOP.length)) : names.includes(path);
  }
}
