import { describe, expect, it } from 'vitest';
import { tallies, tally } from '../../src/overview/tallies';
import { talliesText } from '../../src/overview/talliesText';
import { tables } from './overviewFixture';

describe('tallies', () => {
  it('count each verdict of each chapter, and together they are that of all', () => {
    const found = tallies(tables);
    expect(found.find(({ title }) => title === 'Metacognitive supervision')).toMatchObject({
      held: 1,
      notHeld: 0,
      notJudged: 1,
    });
    const all = tally('all', tables);
    expect(all).toEqual({ title: 'all', held: 4, notHeld: 2, notJudged: 1 });
    for (const verdict of ['held', 'notHeld', 'notJudged'] as const)
      expect(found.reduce((sum, one) => sum + one[verdict], 0)).toBe(all[verdict]);
  });

  it('leave out a chapter of which there is no table', () => {
    expect(tallies([]).map(({ title }) => title)).toEqual([]);
    expect(tallies(tables).map(({ title }) => title)).not.toContain('A map over settings');
  });
});

describe('talliesText', () => {
  it('has a line for each chapter and one for all, in columns', () => {
    const lines = talliesText(tables);
    expect(lines).toHaveLength(tallies(tables).length + 4);
    expect(new Set(lines.map((line) => line.length)).size).toBe(1);
    expect(lines.at(-1)?.trim().split(/\s+/)).toEqual(['all', '4', '2', '1']);
  });
});
