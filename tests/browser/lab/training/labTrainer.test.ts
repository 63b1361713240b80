import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { asTrained } from '../../../../src/browser/lab/experiment/settings';
import { LabTrainer } from '../../../../src/browser/lab/training/labTrainer';
import { snapshotHash } from '../../../../src/browser/lab/training/snapshotHash';
import { dataRoot } from '../../../../src/data/dataRoot';
import { sha256 } from '../../../../src/data/sha256';
import { TaskEngine } from '../../../../src/engine/taskEngine';
import { norm } from '../../../../src/metrics/algebra/norm';
import { openRun } from '../../../../src/runs/openRun';
import { essayConfig, runData } from '../../../../src/training/runConfig';

const run = join(dataRoot(), 'runs', 'baseline');
const state = join(run, 'states', 'epoch-024000.safetensors');
const prior = join(run, 'directions', 'glp-onset.safetensors');

async function trained(settings = asTrained, stretches = [50]): Promise<string> {
  const trainer = new LabTrainer(1);
  trainer.openState(state);
  await trainer.set(settings, prior);
  for (const epochs of stretches) await trainer.advance(epochs);
  return sha256(trainer.file());
}

describe('LabTrainer', () => {
  it('trains what the engine trains, in whatever stretches', async () => {
    const engine = await TaskEngine.create(runData(essayConfig(42)).problem, { threads: 1 });
    const trainer = new LabTrainer(1);
    trainer.openState(state);
    engine.load(trainer.snapshot());
    await engine.run(50);
    await trainer.set(asTrained, prior);
    for (const epochs of [20, 25, 5]) await trainer.advance(epochs);
    expect(trainer.snapshot()).toEqual(engine.state());
    await engine.close();
  });

  it('goes back to a state and trains the same again, also with a direction of the plane chosen before', async () => {
    const settings = { ...asTrained, projected: 30 };
    const trainer = new LabTrainer(1);
    trainer.openState(state);
    await trainer.set(settings, prior);
    const base = trainer.snapshot();
    await trainer.advance(25);
    const middle = trainer.snapshot();
    await trainer.advance(25);
    const end = trainer.snapshot();
    trainer.restore(middle, 42);
    await trainer.set(settings, prior, base);
    await trainer.advance(25);
    expect(trainer.snapshot()).toEqual(end);
  });

  it('trains something else with each of the switches', async () => {
    const switches = [
      {},
      { labelGradient: 'summed' },
      { projected: 'gradient' },
      { projected: 'prior' },
      { projected: 'random' },
      { projected: 90 },
      { zipfExponent: 1 },
      { weightDecay: 0.5 },
    ] as const;
    const hashes = [];
    for (const one of switches) hashes.push(await trained({ ...asTrained, ...one }, [10]));
    expect(new Set(hashes).size).toBe(switches.length);
  });

  it('gives the direction that it projects out, of length 1, without changing what is trained', async () => {
    const lengths = [];
    for (const projected of ['gradient', 'prior', 'random', 30] as const) {
      const settings = { ...asTrained, projected };
      const trainer = new LabTrainer(1);
      trainer.openState(state);
      await trainer.set(settings, prior);
      lengths.push(norm(trainer.direction()!));
      await trainer.advance(10);
      expect(trainer.direction()).toHaveLength(128);
      expect(sha256(trainer.file())).toBe(await trained(settings, [10]));
    }
    for (const length of lengths) expect(length).toBeCloseTo(1, 6);
    const plain = new LabTrainer(1);
    plain.openState(state);
    await plain.set(asTrained, prior);
    expect(plain.direction()).toBeUndefined();
  });

  it('refuses a file that is no state of this network, naming it', () => {
    const trainer = new LabTrainer(1);
    expect(() => trainer.openState(prior)).toThrow('glp-onset.safetensors');
    expect(() => trainer.openState('nowhere')).toThrow('nowhere: no such file');
    expect(() => trainer.snapshot()).toThrow('expected a start first');
  });
});

describe('snapshotHash', () => {
  it("is the SHA-256 of the baseline's file", () => {
    const found = snapshotHash(openRun('baseline').parameters(24_700), 24_700);
    expect(found).toBe(sha256(readFileSync(join(run, 'snapshots', 'epoch-024700.safetensors'))));
  });
});
