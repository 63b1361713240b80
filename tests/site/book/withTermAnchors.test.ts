import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { packageRoot } from '../../../src/packageRoot';
import { glossary } from '../../../src/report/glossary';
import { termAnchor } from '../../../src/site/book/links/termAnchor';
import { withTermAnchors } from '../../../src/site/book/pages/withTermAnchors';

it('the glossary has a place for each term, no two alike, before its words', () => {
  const page = withTermAnchors(readFileSync(join(packageRoot, 'docs/glossary.md'), 'utf8'));
  const places = glossary.map(({ term }) => termAnchor(term));
  expect(new Set(places).size).toBe(glossary.length);
  for (const [i, { term }] of glossary.entries())
    expect(page).toContain(`- <span id="${places[i]}"></span>**${term}**: `);
});
