import { describe, expect, it } from 'vitest';
import { oneCollapse } from '../../../src/figures/runs/oneCollapse';
import { openRun } from '../../../src/runs/openRun';
import { madeUpRun } from '../../branches/conditionCache';
import { droppingAt } from '../../runs/histories';
import { complaints, panelsOf, rowsOf } from '../specParts';

const run = openRun('baseline');
const spec = oneCollapse(run);
const [panel] = panelsOf(spec);
const texts = (of = panel) => rowsOf(of, 'text');

describe('oneCollapse', () => {
  it('compiles and draws without a warning', async () => {
    expect(await complaints(spec)).toEqual([]);
  });

  it('names every phase of the first collapse and its drop, at their epochs', () => {
    const named = texts().flatMap(({ name, epoch }) => (name ? [[name, epoch]] : []));
    expect(named.sort((a, b) => a[1] - b[1])).toEqual([
      ['build', 22_700],
      ['approach', 23_700],
      ['pre-collapse', 24_700],
      ['onset', 25_700],
      ['drop', 25_800],
      ['collapsed', 27_000],
    ]);
  });

  it('has every row of the history about it, of accuracy and of the share of PC1', () => {
    const epochs = rowsOf(panel, 'line').map(({ epoch }) => epoch);
    expect([Math.min(...epochs), Math.max(...epochs)]).toEqual([21_500, 30_000]);
    expect(epochs).toHaveLength(2 * 86);
  });

  it('says that PC1 takes over only where it held more than half of the variance', () => {
    const words = (of = panel) => texts(of).flatMap(({ text }) => (text ? [text.join(' ')] : []));
    expect(words()).toContain('PC1 takes over, answers stay right');
    const plain = madeUpRun({ baseline: { accuracy: droppingAt(26_000), fraction: () => 0.1 } });
    const [other] = panelsOf(oneCollapse(plain));
    expect(words(other)).toContain('answers stay right');
    expect(words(other).join()).not.toContain('PC1');
  });

  it('names the run that has no collapse', () => {
    expect(() => oneCollapse(madeUpRun({ baseline: { accuracy: () => 0.97 } }))).toThrow(
      "run 'baseline': expected a collapse, found none",
    );
  });
});
