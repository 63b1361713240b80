import { describe, expect, it } from 'vitest';
import { toMarkdown } from '../../src/report/toMarkdown';
import { table } from './tableFixture';

/** The tables of a Markdown text, as cells. */
function tables(markdown: string): string[][][] {
  return markdown
    .split('\n\n')
    .filter((part) => part.startsWith('|'))
    .map((part) =>
      part
        .trim()
        .split('\n')
        .map((line) =>
          line
            .split(/(?<!\\)\|/)
            .slice(1, -1)
            .map((cell) => cell.trim()),
        ),
    );
}

describe('toMarkdown', () => {
  const markdown = toMarkdown(table);

  it('makes tables whose lines all have as many cells, with a line of alignments second', () => {
    const found = tables(markdown);
    expect(found).toHaveLength(3);
    for (const [header, align, ...rows] of found) {
      expect(align.every((cell) => /^(---:|:---)$/.test(cell))).toBe(true);
      for (const row of [align, ...rows]) expect(row).toHaveLength(header.length);
    }
    expect(found.map((rows) => rows.length)).toEqual([5, 5, 4]);
  });

  it('escapes pipes in headings, cells and claims', () => {
    const [first, , claims] = tables(markdown);
    expect(first[0][5]).toBe('\\|cos\\| of <h1> with a long label');
    expect(first[3][1]).toBe('a \\| b');
    expect(claims[2][2]).toBe('a - b at least -0.02 \\| at every onset');
  });

  it("puts the essay's value in parentheses and aligns numbers to the right, also without rows", () => {
    const [first] = tables(markdown);
    expect(first[2]).toEqual(['1', 'onset', '27,000', '25,000', '98.6 % (99.2 %)', '−0.85']);
    const align = ['---:', ':---', '---:', '---:', '---:', '---:'];
    expect(first[1]).toEqual(align);
    expect(tables(toMarkdown({ ...table, rows: [] }))[0].slice(1)).toEqual([align]);
  });

  it('gives every claim its verdict, and ends with a newline', () => {
    const claims = tables(markdown)[2];
    expect(claims.map(([verdict]) => verdict)).toEqual(['claim', ':---', 'held', '**not held**']);
    expect(claims[3].slice(3)).toEqual(['–', 'none']);
    expect(markdown.endsWith('\n\n</details>\n')).toBe(true);
    expect(markdown.startsWith('## Ours | theirs <b>\n')).toBe(true);
  });

  it('explains the terms it uses, folded at the end', () => {
    const [, terms] = markdown.split('<details><summary>Terms</summary>\n\n');
    expect(terms.split('\n')[0]).toMatch(/^- \*\*h1\*\*: The penultimate activations/);
  });

  it("says how the essay's values are told only where one is shown", () => {
    expect(toMarkdown(table)).toContain("Ours; the essay's value in parentheses.");
    expect(toMarkdown({ ...table, published: [] })).toContain('*A section & more*. Ours.\n');
  });
});
