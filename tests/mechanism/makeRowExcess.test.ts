import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseSafetensors } from '../../src/data/safetensors/parseSafetensors';
import { sha256 } from '../../src/data/sha256';
import { engineExcess } from '../../src/mechanism/engineExcess';
import { excessFolder, excessReports, windowLogitsFile } from '../../src/mechanism/excessFiles';
import { makeRowExcess, makeWindowLogits } from '../../src/mechanism/makeRowExcess';
import { forward } from '../../src/models/mlp';
import { collapsingRun } from '../runs/collapsingRun';

describe('makeRowExcess', () => {
  it('writes the logits every 300 epochs before an onset, and reports that name them', async () => {
    const run = await collapsingRun();
    await makeRowExcess(run, { threads: 1 });
    const file = windowLogitsFile(run);
    const bytes = readFileSync(file);
    const reports = excessReports(run);
    expect(reports.map(({ stack }) => stack)).toEqual(['ours', 'tfjs, cpu', 'tfjs, wasm']);
    for (const { logits_sha256, moments } of reports) {
      expect(logits_sha256).toBe(sha256(bytes));
      expect(moments.epoch).toEqual(Array.from({ length: 11 }, (_, i) => 300 * i));
      expect(moments.collapse).toEqual(new Array(11).fill(1));
    }
    const { parameters } = run.state(1_500);
    for (const { form, excess } of engineExcess(run, { epoch: 1_500, parameters }, ['subtractive']))
      expect(reports[0].forms.find((one) => one.form === form)?.excess[5]).toBe(excess);

    const { tensors } = parseSafetensors(bytes, file);
    const { problem, split } = run.data;
    const logits = tensors.get('logits') ?? expect.unreachable();
    expect(logits.shape).toEqual([11, problem.labels.length, problem.p]);
    const size = problem.labels.length * problem.p;
    const own = forward(parameters, run.shape, split.train.pairs).logits.data;
    expect(logits.data.slice(5 * size, 6 * size)).toEqual(Float32Array.from(own));
    expect(tensors.get('labels')?.data).toEqual(problem.labels);
    expect(tensors.get('weights')?.data).toEqual(problem.weights);

    rmSync(file);
    await makeRowExcess(run, { threads: 1 });
    expect(existsSync(file)).toBe(false);
    await makeWindowLogits(run, { threads: 1 });
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });

  it('leaves nothing of a replay that was stopped', async () => {
    const run = await collapsingRun();
    const controller = new AbortController();
    const progress = (epoch: number) => epoch >= 600 && controller.abort();
    await makeRowExcess(run, { threads: 1, signal: controller.signal, progress });
    expect(existsSync(excessFolder(run)) && readdirSync(excessFolder(run)).length > 0).toBe(false);
    expect(excessReports(run)).toEqual([]);
  });
});
