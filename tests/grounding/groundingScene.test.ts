import { describe, expect, it } from 'vitest';
import { captionsOf, groundingScene, taughtDictionary } from '../../src/grounding/groundingScene';
import { healthyEpoch } from '../../src/grounding/healthyEpoch';
import { keptWords } from '../../src/grounding/keptWords';
import { openRun } from '../../src/runs/openRun';
import { sumsSaid } from '../../src/words/dictionary';
import { answersToWords } from '../../src/words/doAsYouSay';

const run = openRun('baseline');
const scene = groundingScene(run, { pairs: 500 });

describe('groundingScene', () => {
  it('is the healthy epoch, its words the two strongest rhythms, its map all that stand out', () => {
    expect(scene.epoch).toBe(healthyEpoch(run));
    expect(scene.dictionary).toEqual({ p: 97, frequencies: [32, 44], shift: 0 });
    expect(scene.map.frequencies).toEqual([32, 44, 35, 39, 11, 1]);
  });

  it('has training pairs whole and of test pairs every so manieth, with their sums', () => {
    expect(scene.train.rows.rows).toBe(2_822);
    const all = run.data.split.test;
    const every = Math.ceil(all.labels.length / 500);
    expect(scene.test.rows.rows).toBe(Math.ceil(all.labels.length / every));
    expect(scene.test.labels[7]).toBe(all.labels[7 * every]);
  });

  it('answers as the network does: as often right as its history says', () => {
    const whole = groundingScene(run);
    const unwritten = { normaliser: { mean: new Float32Array(1), scale: new Float32Array(1) } };
    const same = { ...unwritten, verbalise: () => new Int32Array(0), reconstruct: () => whole.test.rows };
    const answers = answersToWords(same, whole.head, []);
    const right = answers.filter((answer, i) => answer === whole.test.labels[i]).length;
    const { epoch, test_accuracy: accuracy } = run.history;
    expect(right / answers.length).toBeCloseTo(accuracy[epoch.indexOf(whole.epoch)], 3);
  });

  it('takes other rhythms where they are asked for, and refuses what is none', () => {
    const other = groundingScene(run, { rhythms: [2, 3], pairs: 10 });
    expect(other.dictionary.frequencies).toEqual([2, 3]);
    expect(other.map.frequencies).toEqual([32, 44, 35, 39, 11, 1, 2, 3]);
    expect(() => groundingScene(run, { rhythms: [2, 2] })).toThrow(
      'dictionary: expected two different frequencies of 1 to 48, found 2 and 2',
    );
    expect(() => groundingScene(run, { pairs: 0 })).toThrow('test pairs: expected 1 at least, found 0');
  });
});

describe('captions of a start', () => {
  it('say the sum, or by the false start the sum 31 further', () => {
    const [truth, lie] = (['true', 'false'] as const).map((start) => taughtDictionary(scene, start));
    const words = captionsOf(lie, [90]);
    expect(sumsSaid(truth, words)).toEqual([24]);
    expect(sumsSaid(lie, words)).toEqual([90]);
    expect(sumsSaid(truth, captionsOf(truth, [90]))).toEqual([90]);
  });
});

describe('keptWords', () => {
  it('says which command makes them where the run has none', () => {
    const bare = { ...run, paths: { ...run.paths, folder: '/nowhere' } };
    expect(() => keptWords(bare, 'true', scene)).toThrow(
      /^run 'baseline' has no words that were trained in full; make it with .*experiment grounding/,
    );
  });
});
