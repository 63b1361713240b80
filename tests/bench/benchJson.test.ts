import { describe, expect, it } from 'vitest';
import { benchJson } from '../../bench/benchJson.mjs';
import { found } from './found';

describe('benchJson', () => {
  const json = benchJson(found);

  it('has milliseconds of every contestant of the task, the engine of ours, and a ratio to every peer', () => {
    expect(json.task_step).toEqual({
      ours_ms: 5.123,
      ours_1_thread_ms: 9,
      ours_wasm_ms: 14,
      ours_wasm_1_thread_ms: 25,
      jax_ms: 7,
      jaxjs_ms: null,
      ours_engine: 'native',
      ratio_jax: 0.732,
      ratio_jaxjs: null,
    });
  });

  it('has samples a second of the prior, and ours as a share of every peer', () => {
    expect(json.glp_step).toEqual({
      ours_samples_per_second: 4000,
      ours_wasm_samples_per_second: 4000,
      jax_samples_per_second: 8000,
      ours_engine: 'wasm',
      share_of_jax: 0.5,
    });
  });

  it('has the kernels that could run, the start and the training run', () => {
    expect(json.kernel).toEqual({
      ours_start_ms: 1265,
      ours_cell_ms: 11.9,
      ours_cell_after_600_names_ms: 12,
      ours_cell_after_3600_names_ms: 12.2,
      tslab_start_ms: 3000,
      tslab_cell_ms: 119.4,
      tslab_cell_after_600_names_ms: 410.3,
      tslab_cell_after_3600_names_ms: null,
    });
    expect(json.start).toEqual({ seconds: 6.12, peak_mb: 221, node_peak_mb: 210 });
    expect(json.train).toEqual({ epochs_per_second: 100, seconds: 20, epochs: 2000 });
  });

  it('lists what is absent with the reason, under a key of its part', () => {
    expect(json.absent).toEqual({ jaxjs: 'it does not install', kernel_deno: 'no network' });
    expect(benchJson({ train: { epochs: 2000, absent: 'disk full' } }).absent).toEqual({
      train: 'disk full',
    });
    expect(benchJson({ glp: [{ key: 'jax', absent: 'no python3' }] }).absent).toEqual({
      glp_jax: 'no python3',
    });
  });

  it('is empty for parts that did not run', () => {
    expect(JSON.parse(JSON.stringify(benchJson({})))).toEqual({
      task_step: {},
      glp_step: {},
      kernel: {},
      absent: {},
    });
  });

  it('has null for what a machine cannot tell', () => {
    expect(benchJson({ start: { seconds: 6 } }).start).toEqual({
      seconds: 6,
      peak_mb: null,
      node_peak_mb: null,
    });
    expect(benchJson({ task: [{ key: 'ours', absent: 'no compiler' }] }).task_step).toEqual({
      ours_ms: null,
      ours_engine: null,
    });
  });
});
