import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../src/packageRoot';
import { glossary } from '../../src/report/glossary';
import { termList } from '../../src/report/termList';
import { termsIn } from '../../src/report/termsIn';
import { termsText } from '../../src/report/termsText';
import { table } from './tableFixture';

const spellings = glossary.flatMap(({ term, also = [] }) => [term, ...also]);

describe('glossary', () => {
  it('says each term in at most two lines of 80 characters, and no spelling twice', () => {
    for (const { meaning } of glossary) expect(meaning.length).toBeLessThanOrEqual(160);
    const lower = spellings.map((text) => text.toLowerCase());
    expect(new Set(lower).size).toBe(lower.length);
    for (const { also = [] } of glossary) expect(also).toEqual(also.map((text) => text.toLowerCase()));
  });

  it('is the page docs/glossary.md, word for word', () => {
    const page = readFileSync(join(packageRoot, 'docs', 'glossary.md'), 'utf8');
    expect(page.slice(page.indexOf('- **'))).toBe(`${termList(glossary)}\n`);
  });

  it('fits a terminal, every word kept', () => {
    const text = termsText(glossary, { width: 60 });
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(60);
    for (const { term, meaning } of glossary) {
      expect(text).toContain(`${term}\n`);
      expect(text.replace(/\s+/g, ' ')).toContain(meaning);
    }
  });
});

describe('termsIn', () => {
  const termsOf = (part: object) => termsIn({ ...table, ...part }).map(({ term }) => term);

  it('finds terms in headings, texts, notes and rules, as whole words in any case', () => {
    expect(termsOf({})).toEqual(['h1', 'accuracy collapse', 'onset']);
    expect(termsOf({ notes: ['The Prior, by AUC.'] })).toContain('prior');
    expect(termsOf({ notes: ['The Prior, by AUC.'] })).toContain('AUC');
    expect(termsOf({ notes: ['prioritised'] })).not.toContain('prior');
  });

  it('finds none in numbers or in values that are not shown', () => {
    const plain = { ...table, title: 'x', blocks: undefined, notes: [], claims: [], match: [] };
    const column = { name: 'a', label: 'a', format: 'count' } as const;
    expect(termsIn({ ...plain, columns: [column], rows: [{ a: 1, b: 'onset' }] })).toEqual([]);
  });
});
