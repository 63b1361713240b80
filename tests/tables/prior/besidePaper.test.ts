import { expect, test } from 'vitest';
import { toHtml } from '../../../src/report/toHtml';
import { toMarkdown } from '../../../src/report/toMarkdown';
import { toText } from '../../../src/report/toText';
import type { Claim } from '../../../src/tables/parts/table';
import { besidePaper, PAPER } from '../../../src/tables/prior/besidePaper';
import { table } from '../../report/tableFixture';

const claim = (id: string): Claim => ({
  id,
  statement: 's',
  rule: 'r',
  published: null,
  ours: 1,
  held: true,
});

test('what the paper says of a claim stands beside it, and nothing where it says nothing', () => {
  const [falls, other] = besidePaper([claim('loss-falls-with-compute'), claim('prior-beats-PCA')]);
  expect(falls.published).toContain('0.169');
  expect(other).toEqual(claim('prior-beats-PCA'));
});

test('a table of the paper’s claims names it in their heading instead of the essay', () => {
  const ofPaper = { ...table, paper: PAPER };
  expect(toText(ofPaper)).toContain(`${PAPER}: –`);
  expect(toHtml(ofPaper)).toContain(`>${PAPER}</th>`);
  expect(toMarkdown(ofPaper)).toContain(`| rule | ${PAPER} | ours |`);
  expect(toText(table)).toContain('essay: –');
});
