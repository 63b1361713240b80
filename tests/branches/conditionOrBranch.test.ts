import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { conditionOrBranch } from '../../src/branches/conditionOrBranch';
import { makeCondition } from '../../src/branches/makeCondition';
import { BRANCH_EPOCH, type Condition } from '../../src/conditions/condition';
import { CONDITIONS } from '../../src/conditions/conditionList';
import { conditionDynamics } from '../../src/figures/runs/conditionDynamics';
import { openRun, type Run } from '../../src/runs/openRun';
import { complaints, panelsOf, rowsOf } from '../figures/specParts';
import { conditionBranchCache } from './conditionBranchCache';

const short = (name: string): Condition => ({
  ...(CONDITIONS.find((one) => one.name === name) ?? expect.unreachable(name)),
  epochs: BRANCH_EPOCH + 200,
});
const stretch = { from: BRANCH_EPOCH, epochs: 200, every: 100 };

describe('conditionOrBranch', () => {
  it.each([
    'suppress-gradient',
    'suppress-frozen-glp',
    'suppress-random-1',
    'suppress-other-seed',
    'exact-from-20000',
    'epsilon-1e-12-from-20000',
  ])('trains %s live as its long run goes, row for row', async (name) => {
    const { root, baseline } = await conditionBranchCache();
    const found = await conditionOrBranch(baseline, name, stretch);
    if (!('branch' in found)) expect.unreachable();
    expect(found.note).toBe(
      `${name}: not cached, so trained here from epoch 20,000 to 20,200; the whole run: npm run -s cli -- experiment ${name} --study ${root}`,
    );
    await makeCondition(baseline, short(name), { threads: 1 });
    const { history } = openRun(name, root);
    expect([...found.branch.epoch]).toEqual([...history.epoch]);
    for (const column of ['test_accuracy', 'h1_pc1_variance_fraction'] as const)
      expect(Array.from(found.branch[column])).toEqual(Array.from(history[column]));
  });

  it('takes the cached run, trains nothing then, and says how far that goes', async () => {
    const { root, baseline } = await conditionBranchCache();
    await makeCondition(baseline, short('suppress-replay'), { threads: 1 });
    const progress = () => expect.unreachable();
    const found = await conditionOrBranch(baseline, 'suppress-replay', { ...stretch, progress });
    expect('run' in found && found.run.name).toBe('suppress-replay');
    expect(found.note).toBe(
      `suppress-replay: cached, up to epoch 20,200 of 100,000; it goes on by: npm run -s cli -- experiment suppress-replay --study ${root}`,
    );
  });

  it('refuses an unknown condition, one without its direction, and a start without a state', async () => {
    const { baseline } = await conditionBranchCache();
    const asked = (name: string, from = BRANCH_EPOCH) =>
      conditionOrBranch(baseline, name, { ...stretch, from });
    await expect(asked('no-such')).rejects.toThrow(/^condition 'no-such': expected suppress-gradient, /);
    await expect(asked('suppress-gradient', 7)).rejects.toThrow(/states at epoch 7; it has 0, 40, 20000$/);
    rmSync(join(baseline.paths.directions, 'replay.safetensors'));
    await expect(asked('suppress-replay')).rejects.toThrow(
      /replay.safetensors: no such direction; make it with npm run -s cli -- experiment replay-probe --study .*$/,
    );
  });
});

describe('conditionDynamics', () => {
  const baselineOf = (run: Run) => ({ history: run.history });

  it('draws a short branch beside what the baseline did in the same epochs', async () => {
    const { baseline } = await conditionBranchCache();
    const found = await conditionOrBranch(baseline, 'suppress-random-2', { from: 0, epochs: 40, every: 20 });
    const spec = conditionDynamics(baselineOf(baseline), found);
    expect(await complaints(spec)).toEqual([]);
    const rows = rowsOf(panelsOf(spec)[0], 'line');
    for (const run of ['baseline', 'control: random 2'])
      expect(rows.filter((row) => row.run === run).map(({ epoch }) => epoch)).toEqual(
        expect.arrayContaining([0, 40]),
      );
    expect(JSON.stringify(spec)).toContain('Projected out of dL/dh1: uniform on the sphere.');
  });

  it('draws a cached run with its directions, or without where it projects nothing out', async () => {
    const { baseline } = await conditionBranchCache();
    const panels: string[][] = [];
    for (const name of ['suppress-random-1', 'exact-from-20000']) {
      await makeCondition(baseline, short(name), { threads: 1 });
      const spec = conditionDynamics(baselineOf(baseline), await conditionOrBranch(baseline, name, stretch));
      expect(await complaints(spec)).toEqual([]);
      panels.push(panelsOf(spec).map((panel) => String(panel.title)));
    }
    expect(panels[0]).toContain('The direction against others');
    expect(panels[1]).toEqual(['Test accuracy', 'h1 variance on PC1']);
  });
});
