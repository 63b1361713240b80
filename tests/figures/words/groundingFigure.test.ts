import { describe, expect, it } from 'vitest';
import { groundingAcrossFigure } from '../../../src/figures/words/groundingAcrossFigure';
import { groundingFigure } from '../../../src/figures/words/groundingFigure';
import type { AcrossRow, GroundingRow } from '../../../src/grounding/groundingFile';
import { STARTS } from '../../../src/grounding/groundingGrid';
import { complaints, panelsOf, rowsOf } from '../specParts';

const rows = STARTS.flatMap((start, k) =>
  [0, 1].flatMap((seed) =>
    (start === 'k-means' ? [0] : [0, 500]).map((step) => ({
      start,
      seed,
      step,
      kept: 0.5 + 0.1 * seed,
      exact: 0.2 * k,
      does_theirs: 0.9,
      does_written: 0.3,
    })),
  ),
) as unknown as GroundingRow[];
const across = STARTS.flatMap((start) =>
  [0, 1].flatMap((seed) =>
    [20_000, 24_700].map((epoch) => ({ start, seed, epoch, along: 0.2 + 0.2 * seed, rest: 0.9 })),
  ),
) as unknown as AcrossRow[];

describe('groundingFigure', () => {
  const spec = groundingFigure(rows);
  const panels = panelsOf(spec);

  it('compiles and draws without a warning', async () => {
    expect(await complaints(spec)).toEqual([]);
  });

  it('asks four questions, two without touching the network and two by touching it', () => {
    expect(panels).toHaveLength(4);
    for (const { title } of panels) expect(title).toMatch(/\?$/);
  });

  it('draws each seed, their mean, and k-means from end to end', () => {
    const [seeds, centres, means] = panels[0].layer;
    expect(seeds.data.values).toHaveLength(12);
    expect(centres.data.values.map(({ step }: { step: number }) => step)).toEqual([0, 500]);
    for (const { value } of means.data.values) expect(value).toBe(0.55);
    expect(rowsOf(panels[1], 'line').filter(({ start }) => start === 'false caption')).toHaveLength(6);
  });

  it('refuses no rows', () => {
    expect(() => groundingFigure([])).toThrow('found none');
  });
});

describe('groundingAcrossFigure', () => {
  const spec = groundingAcrossFigure(across, { healthy: 20_000, preCollapse: 24_700 });

  it('compiles and draws without a warning, a panel a start', async () => {
    expect(await complaints(spec)).toEqual([]);
    expect(panelsOf(spec).map(({ title }) => title)).toEqual([
      'random',
      'true caption',
      'false caption',
      'k-means',
    ]);
  });

  it('draws means of seeds along PC1 and along all else', () => {
    const values = rowsOf(panelsOf(spec)[0], 'line');
    expect(values.map(({ value }) => value)).toEqual([0.3, 0.3, 0.9, 0.9]);
  });

  it('refuses no rows', () => {
    expect(() => groundingAcrossFigure([], { healthy: 1, preCollapse: 2 })).toThrow('found none');
  });
});
