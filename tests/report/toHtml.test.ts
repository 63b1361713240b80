import { describe, expect, it } from 'vitest';
import { toHtml } from '../../src/report/toHtml';
import type { Table } from '../../src/tables/table';
import { table } from './tableFixture';

const TAGS = ['h4', 'p', 'em', 'table', 'caption', 'thead', 'tbody', 'tr', 'th', 'td', 'span', 'small'];

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
    expect(html).toContain('<td style="text-align:left">onset</td>');
    expect(html).toContain('<caption>second</caption>');
  });

  it('gives every claim its verdict', () => {
    expect(html.match(/✓ held|✗ not held/g)).toEqual(['✓ held', '✗ not held']);
  });
});
