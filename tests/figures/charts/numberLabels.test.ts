import { describe, expect, it } from 'vitest';
import { POWER_LABEL } from '../../../src/figures/charts/numberLabels';
import { THEME } from '../../../src/figures/charts/theme';
import { renderSvg } from '../../../src/figures/drawing/renderSvg';

/** The labels of an axis with ticks at some values. */
async function labels(values: number[], axis: object = {}, type = 'linear'): Promise<string[]> {
  const svg = await renderSvg({
    data: { values: values.map((x) => ({ x })) },
    mark: 'point',
    width: 2_000,
    config: THEME,
    encoding: {
      x: { field: 'x', type: 'quantitative', title: null, scale: { type }, axis: { values, ...axis } },
    },
  });
  return [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text);
}

describe('labels of axes', () => {
  it('are powers of ten where they are very small or large, never 1e-7', async () => {
    expect(await labels([-2.99e-5, 0, 2.62e-5])).toEqual(['−2.99 × 10⁻⁵', '0', '2.62 × 10⁻⁵']);
    expect(await labels([0, 1e-7, 1.2e-7])).toEqual(['0', '10⁻⁷', '1.2 × 10⁻⁷']);
    expect(await labels([-1e12, 2e12])).toEqual(['−10¹²', '2 × 10¹²']);
  });

  it('are as their format has them in between, with a minus sign', async () => {
    expect(await labels([-0.5, 0, 0.5], { format: '.1f' })).toEqual(['−0.5', '0.0', '0.5']);
    expect(await labels([0, 1_000, 20_000], { format: ',d' })).toEqual(['0', '1,000', '20,000']);
  });

  it('have a space before per cent, also for a very small share', async () => {
    expect(await labels([0, 0.0005, 0.5], { format: '.2%' })).toEqual(['0.00 %', '0.05 %', '50.00 %']);
  });

  it('are powers throughout where a quantity is thought of so, one without its factor', async () => {
    const axis = { labelExpr: POWER_LABEL };
    expect(await labels([0.1, 1, 10, 100], axis, 'log')).toEqual(['10⁻¹', '10⁰', '10¹', '10²']);
  });
});
