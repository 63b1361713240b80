import { describe, expect, it } from 'vitest';
import { priorScalingFigure } from '../../../src/figures/prior/priorScalingFigure';
import type { ScalingRow } from '../../../src/priors/scaling/scalingFile';
import { PRIOR_LENGTHS, scalingCases } from '../../../src/priors/scaling/scalingGrid';
import { complaints, panelsOf, rowsOf } from '../specParts';

/** A made-up grid whose losses follow a power law of compute. */
const rows: ScalingRow[] = scalingCases().flatMap(({ layer, moment, size, seed }) =>
  PRIOR_LENGTHS.map((steps) => {
    const parameters = 40 * size.width ** 1.5;
    const compute = 6 * parameters * 256 * steps;
    const loss = 0.4 + 40 * compute ** -0.2 * (1 + seed / 100);
    return {
      layer,
      moment,
      epoch: 20_000,
      ...size,
      seed,
      steps,
      parameters,
      compute,
      loss_train: loss,
      loss_held_out: 1.1 * loss,
      reconstruction_centred: 1 - loss / 3,
      frechet_ratio: 3 * loss,
      residual_cos: 0.5,
      residual_cos_without_ones: 0.1,
      ncc_recovered: 0,
    };
  }),
);

describe('priorScalingFigure', () => {
  const spec = priorScalingFigure(rows);
  const panels = panelsOf(spec);

  it('compiles and draws without a warning', async () => {
    expect(await complaints(spec)).toEqual([]);
  });

  it('has loss, reconstruction and generation, healthy beside pre-collapse', () => {
    expect(spec.columns).toBe(2);
    expect(panels.map(({ title }) => title)).toEqual(
      Array(3).fill(['healthy', 'before the collapse']).flat(),
    );
  });

  it('draws every prior of h1 of seed 0, and the law through the losses', () => {
    const [healthy, , reconstruction] = panels;
    expect(rowsOf(reconstruction, 'point')).toHaveLength(25);
    const [law, train] = healthy.layer;
    expect(train.data.values).toHaveLength(25);
    for (const { compute, loss } of law.data.values)
      expect(loss / (1.1 * (0.4 + 40 * compute ** -0.2))).toBeCloseTo(1, 1);
  });

  it('takes a run that has one moment alone, and refuses one without priors of h1', () => {
    expect(panelsOf(priorScalingFigure(rows.filter(({ moment }) => moment === 'healthy')))).toHaveLength(3);
    expect(() => priorScalingFigure(rows.filter(({ layer }) => layer === 'h0'))).toThrow('found none');
  });
});
