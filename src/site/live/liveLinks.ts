import { InputError } from '../../inputError';
import type { BookContext } from '../book/links/bookContext';
import { linkTarget } from '../book/links/linkTarget';
import { mapLinks } from '../book/links/mapLinks';

/** The site's top, from the page of JupyterLite (`notebooks/lab/index.html`), which links of its texts start from. */
export const TOP = '../../';

/**
 * A text of a notebook whose links lead, out of JupyterLite, into the site; those to other notebooks stay.
 * @param source the notebook, from the repository's root.
 * @param copied the place in the site of a copy of a file that is not in it otherwise.
 * @throws InputError for a link to nothing, and for a picture, since none is served.
 */
export function liveLinks(
  text: string,
  source: string,
  context: BookContext,
  copied: (path: string) => string,
): string {
  return mapLinks(text, ({ isPicture, label, href }) => {
    if (isPicture) throw new InputError(`${source}: expected no picture in a text, found '${href}'`);
    const target = linkTarget(href, source, context);
    if (target.kind === 'elsewhere') return undefined;
    if (target.kind !== 'page') {
      const place = target.kind === 'path' ? copied(target.path) : target.path;
      return `[${label}](${TOP}${place})`;
    }
    if (target.path.endsWith('.ipynb')) return undefined;
    return `[${label}](${TOP}${target.path.replace(/\.md$/, '.html')}${target.anchor})`;
  });
}
