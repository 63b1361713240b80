import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { overviewText } from '../../src/overview/overviewText';
import { tableList } from '../../src/overview/tableList';
import { tables } from './overviewFixture';

const widest = (text: string) => Math.max(...text.split('\n').map((line) => line.length));

describe('overviewText', () => {
  it.each([80, 100])('fits %i columns and, with a few lines below it, 60 lines', (width) => {
    const text = overviewText(tables, { width });
    expect(widest(text)).toBeLessThanOrEqual(width);
    expect(text.split('\n').length).toBeLessThanOrEqual(54);
  });

  it("has the onsets, the essay's value beside ours, and no other phase", () => {
    const text = overviewText(tables);
    expect(text).toContain('30.0 % (27.4 %)');
    expect(text).not.toContain('90.0 % ');
  });

  it('marks each verdict, and colours it only where colour is wanted', () => {
    const plain = overviewText(tables);
    for (const line of [
      '✓ held      Statement of two-as-trained',
      '✗ not held  Statement of suppression-ends-collapses',
      '– unjudged  Statement of no-rounding-no-collapse-over-seeds',
    ])
      expect(plain).toContain(line);
    const coloured = overviewText(tables, { colour: true });
    expect(coloured.length).toBeGreaterThan(plain.length);
    expect(stripVTControlCharacters(coloured)).toBe(plain);
  });
});

describe('tableList', () => {
  it('names every table once, with its claims counted, within the width', () => {
    const text = tableList(tables, { width: 60 });
    expect(widest(text)).toBeLessThanOrEqual(60);
    for (const { id } of tables)
      expect(text.split('\n').filter((line) => line.includes(`  ${id} `))).toHaveLength(1);
    expect(text).toContain(' 1  1  0  ncc-recovery');
  });
});
