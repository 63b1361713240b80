import { type Cell, cellText, type Grid } from './grid';
import { startsGroup } from './startsGroup';
import { textLines } from './textLines';

/** Headings are broken at spaces into lines of about as many characters. */
const HEADING = 12;
const GAP = 2;

/** Where a grid is too wide, its texts are broken into lines of about as many characters. */
const TEXT = 28;

/**
 * A grid for a terminal: whole where it fits into the width, if need be with its texts broken; else on its side, a line for
 * each column, where that fits and is no longer; else folded into parts that fit, each led by the key columns. A column is
 * never cut: one wider than the terminal stands in a part of its own.
 * @param grouped whether a blank line stands between rows that differ in their first column, where some do not.
 */
export function textGrid(grid: Grid, width: number, grouped: boolean): string[] {
  for (const whole of [upright(grid, grouped), upright(grid, grouped, TEXT)])
    if (widthOf(whole) <= width) return whole;
  const folded = foldedGrids(grid, width).map((part) => upright(part, grouped, TEXT));
  const inParts = folded.flatMap((lines, i) => (i === 0 ? lines : ['', ...lines]));
  const side = onItsSide(grid);
  return widthOf(side) <= width && side.length <= inParts.length ? side : inParts;
}

const widthOf = (lines: readonly string[]): number => Math.max(0, ...lines.map((line) => line.length));

/** A row for each row, the headings above a rule. */
function upright(grid: Grid, grouped: boolean, longest = Number.POSITIVE_INFINITY): string[] {
  const { header, cells } = grid;
  const widths = columnWidths(grid, longest);
  const aligned = (row: readonly string[]) =>
    row
      .map((text, j) => (header[j].numeric ? text.padStart(widths[j]) : text.padEnd(widths[j])))
      .join(' '.repeat(GAP));
  const lines = (row: readonly (readonly string[])[], last: boolean) => {
    const most = Math.max(...row.map((cell) => cell.length));
    return Array.from({ length: most }, (_, i) =>
      aligned(row.map((cell) => cell[last ? i - (most - cell.length) : i] ?? '')),
    );
  };
  const heads = header.map(({ label }, j) => textLines(label, Math.max(HEADING, widths[j])));
  const starts = startsGroup(grid);
  const rows = cells.flatMap((row, i) => {
    const shown = lines(
      row.map((cell) => cellLines(cell, longest)),
      false,
    );
    return grouped && starts[i] ? ['', ...shown] : shown;
  });
  return [...lines(heads, true), '─'.repeat(total(widths)), ...rows];
}

/** A line for each column of the grid, its heading in front; the keys above a rule. */
function onItsSide({ header, cells, keys }: Grid): string[] {
  const labels = Math.max(...header.map(({ label }) => label.length));
  const widths = cells.map((row) => Math.max(...row.map((cell) => cellText(cell).length)));
  const lines = header.map(({ label }, j) =>
    [label.padEnd(labels), ...cells.map((row, i) => cellText(row[j]).padStart(widths[i]))].join(
      ' '.repeat(GAP),
    ),
  );
  return [...lines.slice(0, keys), '─'.repeat(total([labels, ...widths])), ...lines.slice(keys)];
}

/** The same rows, as many columns in each part as fit behind the keys. */
function foldedGrids(grid: Grid, width: number): Grid[] {
  const { header, cells, keys } = grid;
  const widths = columnWidths(grid, TEXT);
  const lead = header.map((_, j) => j).slice(0, keys);
  const parts: number[][] = [];
  for (let j = keys; j < header.length; j++) {
    const last = parts.at(-1);
    if (last && total([...lead, ...last, j].map((at) => widths[at])) <= width) last.push(j);
    else parts.push([j]);
  }
  return parts.map((part) => {
    const chosen = [...lead, ...part];
    return {
      ...grid,
      header: chosen.map((j) => header[j]),
      cells: cells.map((row) => chosen.map((j) => row[j])),
    };
  });
}

function columnWidths({ header, cells }: Grid, longest: number): number[] {
  const most = (lines: readonly string[]) => Math.max(0, ...lines.map((line) => line.length));
  return header.map(({ label }, j) =>
    Math.max(most(textLines(label, HEADING)), ...cells.map((row) => most(cellLines(row[j], longest)))),
  );
}

/** Only texts are broken, never numbers. */
const cellLines = (cell: Cell, longest: number): string[] =>
  cell.numeric ? [cellText(cell)] : textLines(cellText(cell), longest);

const total = (widths: readonly number[]): number => widths.reduce((sum, width) => sum + width + GAP, -GAP);
