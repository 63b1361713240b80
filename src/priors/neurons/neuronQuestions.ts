import { hasBoth } from '../../metrics/concepts/concept';
import { askedOf, type Halves, halvesOf } from '../../metrics/concepts/halves';
import { classSpectrum } from '../../metrics/fourier/classSpectrum';
import { keyFrequencies } from '../../metrics/fourier/keyFrequencies';
import type { Run } from '../../runs/openRun';
import { activationsAt } from '../scaling/activationsAt';
import { momentsOf } from '../scaling/momentsOf';
import { type PairConcept, pairConcepts } from './pairConcepts';

/** What units are asked, and of which pairs: training pairs, then test pairs. */
export interface NeuronQuestions {
  readonly concepts: readonly PairConcept[];
  readonly halves: Halves;
}

/**
 * The concepts of a run, its key frequencies those of healthy h1 of the training pairs, and fixed halves. Without a concept of which
 * a half has too few pairs of either answer: one to judge, two to choose, since these are divided once more.
 */
export function neuronQuestions(run: Run): NeuronQuestions {
  const { split, weights } = run.data;
  const { train } = activationsAt(run, momentsOf(run).healthy, 'h1');
  const frequencies = keyFrequencies(classSpectrum(train.rows, train.labels, run.shape.p));
  const halves = halvesOf(split.train.labels.length + split.test.labels.length);
  const concepts = pairConcepts(split, weights, frequencies).filter((concept) => {
    const { choosing, judging } = askedOf(halves, concept);
    return hasBoth(concept, choosing, 2) && hasBoth(concept, judging);
  });
  return { concepts, halves };
}
