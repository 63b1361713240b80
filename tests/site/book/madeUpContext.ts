import { packageRoot } from '../../../src/packageRoot';
import type { BookContext } from '../../../src/site/book/links/bookContext';

/** A book of few pages about the real repository. */
export const madeUpContext = (more: Partial<BookContext> = {}): BookContext => ({
  root: packageRoot,
  pages: new Map([
    ['docs/glossary.md', 'docs/glossary.md'],
    ['notebooks/00-start-here.ipynb', 'chapters/00-start-here.ipynb'],
  ]),
  places: new Map([['data/results/tables/dose.json', 'tables/what.html#dose']]),
  reference: new Map([['src/metrics/algebra/cosine.ts', 'reference/functions/x.cosine.html']]),
  isServed: (path) => path === 'data/manifest.json',
  repository: '',
  ...more,
});
