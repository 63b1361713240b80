import { describe, expect, it } from 'vitest';
import { linkTarget } from '../../../src/site/book/links/linkTarget';
import { relativeHref } from '../../../src/site/book/links/relativeHref';
import { rewriteLinks } from '../../../src/site/book/links/rewriteLinks';
import { madeUpContext } from './madeUpContext';

const rewritten = (text: string, context = madeUpContext()) =>
  rewriteLinks(text, 'notebooks/05-suppression.ipynb', 'chapters/05.ipynb', context, (path) => `<${path}>`);

describe('a link of a text', () => {
  it.each([
    [
      'to a text leads to its page',
      '[words](../docs/glossary.md#onset)',
      '[words](../docs/glossary.md#onset)',
    ],
    ['to a notebook leads to its chapter', '[00](00-start-here.ipynb)', '[00](00-start-here.ipynb)'],
    [
      'to a table leads to its place',
      '[doses](../data/results/tables/dose.json)',
      '<a href="../tables/what.html#dose">doses</a>',
    ],
    [
      'to a source leads to the reference',
      '[`cosine`](../src/metrics/algebra/cosine.ts)',
      '<a href="../reference/functions/x.cosine.html">`cosine`</a>',
    ],
    [
      'to a file that the site serves leads to it',
      '[list](../data/manifest.json)',
      '<a href="../data/manifest.json">list</a>',
    ],
    [
      'to a file without a page names its path',
      '[the engine](../src/engine/taskEngine.ts)',
      'the engine (`src/engine/taskEngine.ts`)',
    ],
    ['says a path once', '[`taskEngine.ts`](../src/engine/taskEngine.ts)', '`src/engine/taskEngine.ts`'],
    ['elsewhere stays', '[essay](https://example.org/a#b)', '[essay](https://example.org/a#b)'],
    ['within the page stays', '[above](#top)', '[above](#top)'],
    ['that is a picture becomes one', '![dots](../docs/x.png)', '<docs/x.png>'],
    ['over two lines is one', '[two\nlines](../docs/glossary.md)', '[two\nlines](../docs/glossary.md)'],
  ])('%s', (_, text, expected) => expect(rewritten(text)).toBe(expected));

  it('in code stays as it is', () => {
    const text = 'Write `[a](gone.md)`:\n\n```md\n[b](gone.md)\n```\n';
    expect(rewritten(text)).toBe(text);
  });

  it('to a file without a page leads to the code host where the repository has one', () => {
    const context = madeUpContext({ repository: 'https://example.org/r/blob/main' });
    expect(rewritten('[it](../src/index.ts)', context)).toBe(
      '[it](https://example.org/r/blob/main/src/index.ts)',
    );
  });

  it('to nothing is refused, by both names', () => {
    expect(() => rewritten('[x](../docs/gone.md)')).toThrow(
      "notebooks/05-suppression.ipynb: a link to '../docs/gone.md'",
    );
    expect(() => linkTarget('../../etc/passwd', 'docs/kernel.md', madeUpContext())).toThrow('no file');
  });
});

it('the way from page to page holds below any path', () => {
  expect(relativeHref('index.md', 'tables/a.html#b')).toBe('tables/a.html#b');
  expect(relativeHref('chapters/a.html', 'pictures/b.svg')).toBe('../pictures/b.svg');
  expect(relativeHref('chapters/a.html', 'chapters/b.html?x=1')).toBe('b.html?x=1');
  expect(relativeHref('claims.html', 'claims.html#c')).toBe('claims.html#c');
});
