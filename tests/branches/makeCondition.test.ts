import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { conditionConfig } from '../../src/branches/conditionConfig';
import { isMade, makeCondition } from '../../src/branches/makeCondition';
import { BRANCH_EPOCH, type Condition } from '../../src/conditions/condition';
import { CONDITIONS } from '../../src/conditions/conditionList';
import { readHistory } from '../../src/data/history';
import { canonicalJson } from '../../src/data/json/canonicalJson';
import { epochFile } from '../../src/data/runFolder';
import { sha256 } from '../../src/data/sha256';
import { reproduceRun } from '../../src/replay/reproduceRun';
import { openRun } from '../../src/runs/openRun';
import type { RunConfig } from '../../src/training/runConfig';
import { trainRun } from '../../src/training/trainRun';
import { tinyConfig } from '../runs/tinyRun';
import { conditionBranchCache } from './conditionBranchCache';

const named = (name: string): Condition =>
  CONDITIONS.find((one) => one.name === name) ?? expect.unreachable(name);
/** A condition that ends soon after the branch. */
const short = (name: string): Condition => ({ ...named(name), epochs: BRANCH_EPOCH + 200 });

describe('makeCondition', () => {
  it('branches from the baseline at 20,000 in all but the exact run, each condition in one thing', async () => {
    const { baseline } = await conditionBranchCache();
    for (const condition of CONDITIONS) {
      const { config } = conditionConfig(condition, baseline, undefined, baseline);
      const { from, suppression, adamw, label_gradient, step } = config;
      const branches = /-from-20000$|^suppress-(?!all-ones-from-0)/.test(condition.name);
      expect([from, condition.name, condition.from]).toEqual([
        undefined,
        condition.name,
        branches ? 'branch' : 'start',
      ]);
      const arithmetic = (of: Partial<RunConfig>) => canonicalJson([of.label_gradient, of.step ?? {}]);
      const changed = [
        suppression !== undefined,
        arithmetic({ label_gradient, step }) !== arithmetic(baseline.config),
        canonicalJson(adamw) !== canonicalJson(baseline.config.adamw),
      ];
      const expected = /^(exact-epsilon|drive.*weight-decay)/.test(condition.name) ? 2 : 1;
      expect([condition.name, changed.filter(Boolean).length]).toEqual([condition.name, expected]);
    }
  });

  it('leaves what it does not name as the baseline has it', async () => {
    const { baseline } = await conditionBranchCache();
    const adamw = { ...baseline.config.adamw, learningRate: 5e-4, beta1: 0.8 };
    const own = { ...baseline, config: { ...baseline.config, adamw, step: { gauge: 3 } } };
    const of = (name: string) => conditionConfig(named(name), own).config;
    expect(of('exact-from-20000')).toMatchObject({ adamw, step: { gauge: 3 }, label_gradient: 'summed' });
    expect(of('exact-for-2-from-20000').step).toEqual({ gauge: 3, heaviest: 2 });
    expect(of('weight-decay-0.3-from-20000').adamw).toEqual({ ...adamw, weightDecay: 0.3 });
  });

  it.each([
    'suppress-gradient',
    'suppress-frozen-glp',
    'suppress-random-1',
    'exact-from-20000',
    'suppress-head-mean',
    'suppress-h1-pc1',
    'suppress-all-ones',
    'as-trained-for-2-from-20000',
    'gauge-1-from-20000',
  ])('trains %s into a run of its own, that can be reproduced', async (name) => {
    const { root, baseline } = await conditionBranchCache();
    const condition = short(name);
    expect(isMade(baseline, condition)).toBe(false);
    expect(await makeCondition(baseline, condition, { threads: 1 })).toBe(true);
    expect(isMade(baseline, condition)).toBe(true);
    const progress = () => expect.unreachable('a cached run is not trained again');
    expect(await makeCondition(baseline, condition, { threads: 1, progress })).toBe(true);
    const run = openRun(name, root);
    expect([...run.history.epoch]).toEqual([20_000, 20_100, 20_200]);
    const end = (kind: Condition['keeps']) => (condition.keeps === kind ? [20_200] : []);
    expect([run.states, run.snapshots]).toEqual([end('state'), end('snapshot')]);
    expect(existsSync(run.paths.checkpoint)).toBe(false);
    const { difference, equal } = await reproduceRun(run, { root });
    const files = condition.keeps === 'history' ? 0 : 1;
    expect([difference, equal.snapshots + equal.states, equal.history]).toEqual([undefined, files, 3]);
  });

  it('without a direction goes on as the baseline does, byte for byte', async () => {
    const { root, baseline } = await conditionBranchCache();
    const start = baseline.state(BRANCH_EPOCH);
    const file = readFileSync(join(baseline.paths.states, epochFile(BRANCH_EPOCH)));
    const from = { epoch: BRANCH_EPOCH, sha256: sha256(file) };
    const plain = await trainRun(
      join(root, 'runs', 'plain'),
      { ...tinyConfig, from },
      { epochs: 20_150, start },
    );
    const on = await trainRun(join(root, 'other'), tinyConfig, { epochs: 20_150, start });
    expect(plain).toEqual(on);
  });

  it('compares its directions with the prior’s of the baseline', async () => {
    const { root, baseline } = await conditionBranchCache();
    await makeCondition(baseline, short('suppress-frozen-glp'));
    const history = readHistory(openRun('suppress-frozen-glp', root).paths.history);
    expect([...history.cos_glp_direction]).toEqual([1, 1, 1]);
    await makeCondition(baseline, short('suppress-other-seed'));
    const other = readHistory(openRun('suppress-other-seed', root).paths.history);
    expect([...other.cos_glp_direction]).toEqual([0, 0, 0]);
  });

  it('has the prior’s beside its own where its study says so, not where a file of it happens to lie', async () => {
    const { root, baseline } = await conditionBranchCache();
    const other = openRun('seed-9', root);
    for (const name of ['suppress-random-1', 'suppress-frozen-glp']) {
      await makeCondition(baseline, short(name));
      await makeCondition(other, short(name));
    }
    const has = (name: string) => 'cos_glp_direction' in openRun(name, root).history;
    expect([has('suppress-random-1'), has('suppress-frozen-glp')]).toEqual([true, true]);
    expect([has('seed-9-suppress-random-1'), has('seed-9-suppress-frozen-glp')]).toEqual([false, true]);
    const { difference, equal } = await reproduceRun(openRun('seed-9-suppress-random-1', root), { root });
    expect([difference, equal.history]).toEqual([undefined, 3]);
  });

  it('is called after its baseline where that is not the first', async () => {
    const { root } = await conditionBranchCache();
    await makeCondition(openRun('seed-9', root), short('suppress-replay'));
    const run = openRun('seed-9-suppress-replay', root);
    expect(run.config.suppression).toMatchObject({ source: 'frozen' });
    expect([run.history.epoch.length, run.snapshots, run.states]).toEqual([3, [], []]);
  });

  it('says what is missing: a direction, another run with one', async () => {
    const { baseline: bare } = await conditionBranchCache();
    rmSync(bare.paths.directions, { recursive: true });
    rmSync(join(bare.paths.folder, '..', 'seed-9'), { recursive: true });
    await expect(makeCondition(bare, short('suppress-replay'))).rejects.toThrow('replay.safetensors');
    await expect(makeCondition(bare, short('suppress-other-seed'))).rejects.toThrow(
      /run 'seed-9': not trained yet; .*study run .* --only seed-9/,
    );
  });
});
