import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Grid } from '../../src/report/grid';
import { textGrid } from '../../src/report/textGrid';

/** Every cell another number of three digits. */
function gridOf(rows: number, columns: number, keys = 1): Grid {
  return {
    title: '',
    folded: false,
    keys,
    header: Array.from({ length: columns }, (_, j) => ({ label: `column ${j}`, numeric: j > 0 })),
    cells: Array.from({ length: rows }, (_, i) =>
      Array.from({ length: columns }, (_, j) => ({ ours: String(100 + i * columns + j), numeric: j > 0 })),
    ),
  };
}

const isRule = (line: string) => /^─+$/.test(line);

describe('textGrid', () => {
  it('is never wider than the terminal where each column fits beside the keys, and shows every cell at every width', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 2, max: 12 }),
        fc.integer({ min: 20, max: 160 }),
        (rows, columns, width) => {
          const grid = gridOf(rows, columns);
          const lines = textGrid(grid, width, false);
          expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(width);
          const words = new Set(lines.flatMap((line) => line.split(/\s+/)));
          for (const { ours } of grid.cells.flat()) expect(words).toContain(ours);
        },
      ),
    );
  });

  it('stays whole where it fits: one rule, a line for each row', () => {
    const lines = textGrid(gridOf(3, 4), 100, false);
    expect(lines.filter(isRule)).toHaveLength(1);
    expect(lines.slice(lines.findIndex(isRule) + 1)).toHaveLength(3);
  });

  it('turns a few wide rows on their side, a line for each column, keys above the rule', () => {
    const lines = textGrid(gridOf(2, 9), 40, false);
    expect(lines).toHaveLength(10);
    expect(isRule(lines[1])).toBe(true);
    expect(lines[0]).toBe('column 0  100  109');
    expect(lines.at(-1)).toBe('column 8  108  117');
  });

  it('folds many wide rows into parts with an empty line between, each led by the keys', () => {
    const lines = textGrid(gridOf(20, 9, 2), 50, false);
    const parts = lines
      .join('\n')
      .split('\n\n')
      .map((part) => part.split('\n'));
    expect(parts.length).toBeGreaterThan(1);
    for (const part of parts) {
      const rows = part.slice(part.findIndex(isRule) + 1);
      expect(rows.map((row) => row.trim().split(/\s+/).slice(0, 2))).toEqual(
        gridOf(20, 9, 2).cells.map(([first, second]) => [first.ours, second.ours]),
      );
    }
  });

  it('does not cut a column that is wider than the terminal', () => {
    const wide = gridOf(8, 3);
    const cells = wide.cells.map(([key, , last]) => [key, { ours: 'x'.repeat(60), numeric: false }, last]);
    expect(textGrid({ ...wide, cells }, 40, false).join('\n')).toContain('x'.repeat(60));
  });

  it('has headings and a rule without any row', () => {
    const lines = textGrid(gridOf(0, 3), 100, true);
    expect(isRule(lines.at(-1) as string)).toBe(true);
  });
});
