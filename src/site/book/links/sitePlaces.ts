import { FIGURES } from './figuresPlace';
import { REFERENCE } from './referencePages';
import { tablePlaces } from './tablePlaces';

/** Folders whose content a page of the site shows, and a page that another part of it makes. */
const OTHERS: Readonly<Record<string, string>> = {
  notebooks: 'chapters/about.html',
  data: 'data/about.html',
  'data/results': 'tables/index.html',
  'data/results/tables': 'tables/index.html',
  'data/results/figures': FIGURES,
  'docs/exercises': 'exercises/index.html',
  docs: `${REFERENCE}/index.html`,
  'site/lab/index.html': 'lab/index.html',
};

/** Places of the site by files and folders of the repository that are no texts: tables, figures, folders. */
export function sitePlaces(figures: Iterable<string>): Map<string, string> {
  return new Map([
    ...Object.entries(OTHERS),
    ...[...tablePlaces()].flatMap(([id, place]) =>
      ['md', 'json'].map((ending) => [`data/results/tables/${id}.${ending}`, place] as const),
    ),
    ...[...figures].flatMap((id) =>
      ['png', 'vl.json'].map(
        (ending) =>
          [
            `data/results/figures/${id}.${ending}`,
            `${FIGURES}#${id.endsWith('-slide') ? 'to-project' : `figure-${id}`}`,
          ] as const,
      ),
    ),
  ]);
}
