import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { grids } from '../../src/report/grid';
import { toText } from '../../src/report/toText';
import { table } from './tableFixture';

/** The lines of each grid, from its first heading line to its last row; groups are apart by an empty line. */
function gridLines(text: string): string[][] {
  const lines = text.split('\n');
  return lines.flatMap((line, i) => {
    if (!/^─+$/.test(line)) return [];
    let [from, to] = [i, i];
    while (lines[from - 1].length === line.length) from--;
    while (
      lines[to + 1]?.length === line.length ||
      (lines[to + 1] === '' && lines[to + 2]?.length === line.length)
    )
      to++;
    return [lines.slice(from, to + 1)];
  });
}

describe('toText', () => {
  const text = toText(table);

  it('gives all lines of a grid one width', () => {
    const found = gridLines(text);
    expect(found).toHaveLength(2);
    for (const lines of found) {
      const width = lines[lines.length - 1].length;
      expect(lines.filter((line) => line !== '' && line.length !== width)).toEqual([]);
      expect(lines.filter((line) => line !== '').length).toBeGreaterThan(4);
    }
  });

  it("shows every value of every column, the essay's behind ours", () => {
    for (const { cells } of grids(table))
      for (const { ours, essay } of cells.flat()) expect(text).toContain(essay ? `${ours} (${essay})` : ours);
  });

  it('breaks between groups of rows about one collapse, and nowhere without key columns', () => {
    const [lines] = gridLines(text);
    const rows = lines.slice(lines.findIndex((line) => line.startsWith('─')) + 1);
    expect(rows.map((row) => row.trim().split(' ')[0])).toEqual(['1', '1', '', '2']);
    const [flat] = gridLines(toText({ ...table, blocks: undefined }));
    expect(flat).not.toContain('');
  });

  it('aligns headings as their cells: text left, numbers right', () => {
    const [lines] = gridLines(text);
    const rule = lines.findIndex((line) => line.startsWith('─'));
    const [heading, row] = [lines[rule - 1], lines[rule + 1]];
    expect(heading.indexOf('phase')).toBe(row.indexOf('onset'));
    expect(heading.indexOf('our epoch') + 'our epoch'.length).toBe(row.indexOf('25,000') + '25,000'.length);
  });

  it('prints a claim with its verdict, rule, and both values; one that is not held as such', () => {
    expect(text.slice(text.indexOf('✓'))).toBe(
      [
        '✓ held      Removing one brings the rest back',
        '            rule: a - b at least -0.02 | at every onset',
        '            essay: 0.006   ours: 0.0108, 0.00106, –',
        '✗ not held  a < b & "c"',
        '            rule: a at most 2',
        '            essay: –   ours: none',
      ].join('\n'),
    );
  });

  it('wraps notes at the width and loses no word of them', () => {
    const notes = text.split('\n').filter((line) => /^ {2}\S/.test(line));
    expect(notes.length).toBeGreaterThan(1);
    expect(Math.max(...notes.map((line) => line.length))).toBeLessThanOrEqual(100);
    expect(text.replace(/\s+/g, ' ')).toContain(table.notes?.[0]);
  });

  it('is never wider than it should be, and colours only where that is wanted', () => {
    for (const width of [60, 80])
      expect(
        Math.max(
          ...toText(table, { width })
            .split('\n')
            .map((line) => line.length),
        ),
      ).toBeLessThanOrEqual(width);
    expect(stripVTControlCharacters(toText(table, { colour: true }))).toBe(text);
  });

  it('prints a table without rows or claims', () => {
    const empty = toText({ ...table, rows: [], claims: [], notes: undefined });
    expect(empty).toContain('first: ours\n');
  });
});
