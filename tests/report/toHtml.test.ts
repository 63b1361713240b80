import { describe, expect, it } from 'vitest';
import { toHtml } from '../../src/report/toHtml';
import type { Table } from '../../src/tables/parts/table';
import { table } from './tableFixture';

const TABLE_TAGS = ['table', 'caption', 'thead', 'tbody', 'tr', 'th', 'td'];
const TAGS = ['h4', 'p', 'em', 'span', 'small', 'details', 'summary', 'dl', 'dt', 'dd', ...TABLE_TAGS];

describe('toHtml', () => {
  const html = toHtml(table);

  it('opens and closes only plain tags, in order', () => {
    const open: string[] = [];
    for (const [, slash, tag] of html.matchAll(/<(\/?)([a-z0-9]+)[^>]*>/g)) {
      expect(TAGS).toContain(tag);
      if (slash) expect(open.pop()).toBe(tag);
      else open.push(tag);
    }
    expect(open).toEqual([]);
  });

  it('escapes everything that comes from the table', () => {
    const bad = '<script>alert("x")</script>&';
    const hostile: Table = {
      ...table,
      title: bad,
      section: bad,
      columns: table.columns.map((column) => ({ ...column, label: bad })),
      rows: table.rows.map((row) => ({ ...row, phase: bad, accuracy: bad })),
      published: [{ collapse: 1, phase: bad, cosine: bad }],
      blocks: table.blocks?.map((block) => ({ ...block, title: bad })),
      claims: table.claims.map((claim) => ({
        ...claim,
        statement: bad,
        rule: bad,
        published: bad,
        ours: bad,
      })),
      notes: [bad],
    };
    const text = toHtml(hostile);
    expect(text).not.toMatch(/<script|<style|alert\("/);
    expect(text.split('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&amp;').length).toBeGreaterThan(20);
  });

  it("shows the essay's value in grey behind ours, numbers to the right", () => {
    expect(html).toContain(
      '<td style="white-space:nowrap;text-align:right">98.6 % <span style="color:#888">(99.2 %)</span></td>',
    );
    expect(html).toContain('<td style="white-space:nowrap;text-align:left">onset</td>');
    expect(html).toContain('<caption>second</caption>');
  });

  it('stands headings over their columns: words to the left, numbers to the right', () => {
    expect(html).toContain('<th style="text-align:left">statement</th>');
    const [, first] = html.split('<thead>');
    const aligned = [...first.matchAll(/<t[hd] style="[^"]*text-align:(left|right)"/g)].map(
      ([, side]) => side,
    );
    const columns = first.split('</tr>')[0].match(/<th/g)?.length ?? 0;
    expect(aligned.slice(columns, 2 * columns)).toEqual(aligned.slice(0, columns));
  });

  it('folds a block that is for a second look under its title, and no other', () => {
    const plain = (html: string) => html.split('<details><summary>Terms')[0];
    expect(plain(html)).not.toContain('<details>');
    const blocks = table.blocks?.map((block, i) => ({ ...block, folded: i === 1 }));
    const folded = toHtml({ ...table, blocks });
    expect(plain(folded).match(/<details>/g)).toHaveLength(1);
    expect(folded).toContain('<details><summary>second</summary><table><thead>');
  });

  it('draws a line above the first row of each further collapse, and nowhere without several rows to one', () => {
    const line = 'border-top:1px solid #999';
    const [, rows] = html.split('<tbody>');
    expect(rows.split('</tr>').map((row) => row.includes(line))).toEqual([false, false, true, false, false]);
    expect(toHtml({ ...table, rows: table.rows.slice(1) })).not.toContain(line);
  });

  it('explains the terms it uses, folded at the end, and none where it uses none', () => {
    expect(html).toContain('<details><summary>Terms</summary><dl><dt>h1</dt><dd>The penultimate activations');
    expect(html.endsWith('</dl></details>')).toBe(true);
    const plain = {
      ...table,
      rows: [],
      notes: [],
      claims: [],
      blocks: undefined,
      columns: table.columns.slice(4, 5),
    };
    expect(toHtml(plain)).not.toContain('Terms');
  });

  it('breaks no short text, such as a phase', () => {
    const long = 'a direction that is explained at length';
    const rows = [
      { ...table.rows[0], phase: 'pre-collapse' },
      { ...table.rows[0], phase: long },
    ];
    const text = toHtml({ ...table, rows });
    expect(text).toContain('<td style="white-space:nowrap;text-align:left">pre-collapse</td>');
    expect(text).toContain(`<td style="text-align:left">${long}</td>`);
  });

  it('tears no number from its power of ten or per cent in what may be broken', () => {
    const note = 'A share of 35.6 % of all, and a length of 1.2 × 10⁻⁷.';
    const text = toHtml({
      ...table,
      notes: [note],
      claims: [{ ...table.claims[0], ours: [1.2e-7, 3.4e-8] }],
    });
    expect(text).toContain('35.6\u00a0% of all, and a length of 1.2\u00a0×\u00a010⁻⁷.');
    expect(text).toContain('1.20\u00a0×\u00a010⁻⁷, 3.40\u00a0×\u00a010⁻⁸');
  });

  it('gives every claim its verdict', () => {
    expect(html.match(/✓ held|✗ not held/g)).toEqual(['✓ held', '✗ not held']);
  });

  it("says how the essay's values are told only where one is shown", () => {
    expect(toHtml(table)).toContain("ours, in grey the essay's");
    expect(toHtml({ ...table, published: [] })).toContain('</em>: ours</p>');
  });
});
