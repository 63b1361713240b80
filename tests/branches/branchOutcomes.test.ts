import { describe, expect, it } from 'vitest';
import { branchOutcomes } from '../../src/branches/branchOutcomes';
import { collapses } from '../../src/metrics/phases/collapses';
import { openRun } from '../../src/runs/openRun';

const history = (accuracies: readonly number[]) => ({
  epoch: accuracies.map((_, i) => 24_000 + 100 * i),
  test_accuracy: accuracies,
  h1_pc1_variance_fraction: accuracies.map((_, i) => 0.1 + 0.01 * i),
});

describe('branchOutcomes', () => {
  it('tells a collapse by the rule of collapses, and how deep and narrow it went, with the epochs', () => {
    const fallen = history([...Array(12).fill(0.98), 0.8, 0.7]);
    expect(branchOutcomes({ fallen })).toEqual([
      {
        branch: 'fallen',
        'first collapse': '25,200',
        'least accuracy': '70.0 % at 25,300',
        'largest PC1': '23.0 % at 25,300',
      },
    ]);
    const [cached] = branchOutcomes({ baseline: openRun('baseline').history });
    expect(cached['first collapse']).toBe(
      collapses(openRun('baseline').history)[0].drop.toLocaleString('en-US'),
    );
  });

  it('says up to where there was none, and knows none before 1,000 epochs of good accuracy', () => {
    const [whole, early] = branchOutcomes({
      whole: history(Array(12).fill(0.98)),
      early: history([0.98, 0.98, 0.5]),
    });
    expect(whole['first collapse']).toBe('none up to 25,100');
    expect(early).toMatchObject({
      'first collapse': 'none up to 24,200',
      'least accuracy': '50.0 % at 24,200',
    });
  });

  it('is empty of nothing', () => {
    expect(branchOutcomes({})).toEqual([]);
  });
});
