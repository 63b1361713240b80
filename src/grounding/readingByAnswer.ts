import { row } from '../engine/matrix';
import { selectRows } from '../metrics/algebra/selectRows';
import { argmax } from '../metrics/statistics/argmax';
import { exactReading } from '../words/exactReading';
import type { WordCode } from '../words/wordCode';
import type { GroundingScene } from './groundingScene';

/** Exact reading by whether the network itself is right. Names are for people. */
export interface ReadingByAnswer {
  /** Share of test pairs that the network answers with their sum. */
  readonly answered: number;
  /** Share of captions that say the sum: of training pairs, of test pairs that the network answers right, of those that it does not. */
  readonly training: number;
  readonly right: number;
  readonly wrong: number;
  /** Share of captions of those that say what the network answers in place of the sum. */
  readonly wrongAnswer: number;
}

/**
 * Whether captions say the sum where the network itself knows it: words about an activation cannot tell more than it holds.
 * @example
 * import { groundingScene, madeWords, openRun, readingByAnswer } from 'activation-supervision';
 * const scene = groundingScene(openRun('baseline'), { pairs: 200 });
 * const { code } = await madeWords(scene, { start: 'k-means', seed: 0, taught: 0, steps: 0, every: 1 });
 * readingByAnswer(code, scene).answered; // => 0.545
 */
export function readingByAnswer(code: WordCode, scene: GroundingScene): ReadingByAnswer {
  const { train, test, dictionary, head } = scene;
  const logits = head(test.rows);
  const answers = Int32Array.from({ length: logits.rows }, (_, i) => argmax(row(logits, i)));
  const indices = Array.from(answers.keys());
  const right = indices.filter((i) => answers[i] === test.labels[i]);
  const wrong = indices.filter((i) => answers[i] !== test.labels[i]);
  const read = (of: readonly number[], said: ArrayLike<number>) =>
    of.length === 0
      ? Number.NaN
      : exactReading(
          dictionary,
          code.verbalise(selectRows(test.rows, of)),
          of.map((i) => said[i]),
        ).exact;
  return {
    answered: right.length / indices.length,
    training: exactReading(dictionary, code.verbalise(train.rows), train.labels).exact,
    right: read(right, test.labels),
    wrong: read(wrong, test.labels),
    wrongAnswer: read(wrong, answers),
  };
}
