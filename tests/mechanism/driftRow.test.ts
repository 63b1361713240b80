import { describe, expect, it } from 'vitest';
import type { LabelGradient } from '../../src/engine/stepArithmetic';
import { roundingRow } from '../../src/gradients/roundingRow';
import { driftRow } from '../../src/mechanism/driftRow';
import { onsetDirection } from '../../src/priors/onsetDirection';
import { openRun } from '../../src/runs/openRun';

describe('driftRow of the cached state at 20,000', () => {
  const run = openRun('baseline');
  const state = run.state(20_000);
  const m = onsetDirection(run, 25_000);
  const along = driftRow(run, state.parameters);
  const row = along(m);
  const trainedBy = (label_gradient: LabelGradient) =>
    driftRow({ ...run, config: { ...run.config, label_gradient } }, state.parameters)(m);

  it('has pushes that add up to the one as trained, and turn round with m', () => {
    const { push_exact, push_mean_part, push_label_part, push_trained } = row;
    expect((push_exact + push_mean_part + push_label_part) / push_trained).toBeCloseTo(1, 12);
    const back = along(m.map((x) => -x));
    for (const name of ['push_exact', 'push_mean_part', 'push_label_part', 'cos_label_part'] as const)
      expect(back[name]).toBe(-row[name]);
    expect(back.mean_part_length).toBe(row.mean_part_length);
  });

  it('has a mean-column part of excess times mean column, and along it', () => {
    expect(row.mean_part_length / (Math.abs(row.excess) * row.mean_column_length)).toBeCloseTo(1, 12);
    expect(row.cos_mean_part).toBeCloseTo(Math.sign(row.excess) * row.cos_mean_column, 12);
    for (const part of ['exact', 'mean_part', 'label_part'] as const)
      expect(Number.isFinite(row[`push_${part}`])).toBe(true);
    expect(row.push_mean_part / (row.mean_part_length * -row.cos_mean_part)).toBeCloseTo(1, 12);
    expect(row.push_label_part / (row.label_part_length * -row.cos_label_part)).toBeCloseTo(1, 12);
  });

  it('has the error and the gradient of roundingRow', () => {
    const rounding = roundingRow(run, state, m);
    expect((row.error_length * 2 ** -24) / rounding.error_norm).toBeCloseTo(1, 12);
    expect(row.cos_error).toBeCloseTo(rounding.cos_error, 12);
    expect(row.cos_mean_column).toBeCloseTo(rounding.cos_mean_column, 12);
    const trained = -rounding.norm_float32 * rounding.cos_float32 * 2 ** 24;
    expect(row.push_trained / trained).toBeCloseTo(1, 12);
  });

  it('has no excess worth the name in arithmetics whose rows sum to zero, and as much as is driven in', () => {
    for (const labelGradient of ['summed', 'centred'] as const)
      expect(Math.abs(trainedBy(labelGradient).excess)).toBeLessThan(0.01);
    const step = { drive: 2 };
    const driven = { ...run, config: { ...run.config, label_gradient: 'drive' as const, step } };
    expect(driftRow(driven, state.parameters)(m).excess).toBeCloseTo(2, 2);
  });

  it('has mean logits that the bias of the head moves as one, and nothing else with them', () => {
    const bias = state.parameters['head.bias'].map((b) => b + 64);
    const moved = driftRow(run, { ...state.parameters, 'head.bias': bias })(m);
    for (const name of ['mean_logit', 'mean_logit_1', 'mean_logit_2'] as const)
      expect(moved[name] - row[name]).toBeCloseTo(64, 3);
    expect(moved.push_exact / row.push_exact).toBeCloseTo(1, 2);
  });
});
