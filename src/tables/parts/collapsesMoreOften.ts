import { mean } from '../../metrics/statistics/mean';
import { signTest } from '../../metrics/statistics/signTest';
import { epochInWords } from '../../study/epochInWords';
import { ESSAY_SPANS } from '../../study/spans';
import type { Claim } from './table';

/** Collapses of the runs of one seed that are compared: of each run on one side and on the other. */
export interface SeedCounts {
  readonly seed: number;
  readonly these: readonly number[];
  readonly those: readonly number[];
}

const LEVEL = 0.05;

/**
 * A claim that some runs collapse more often than others of the same seed (DEFINITIONS "Seeds, counts and tests"): the
 * difference of their means, seed by seed, by the exact sign test. Not judged where the seeds that differ are too few
 * for its level, whichever way they fall: that takes six.
 * @param counts of each seed; those that lack either side say nothing.
 * @param counted the epoch from which on they are counted.
 * @returns `ours`: the differences, then p.
 */
export function collapsesMoreOften(
  statement: Pick<Claim, 'id' | 'statement'>,
  than: string,
  counts: readonly SeedCounts[],
  counted: number = ESSAY_SPANS.counted,
): Claim {
  const paired = counts.filter(({ these, those }) => these.length > 0 && those.length > 0);
  const differences = paired.map(({ these, those }) => mean(these) - mean(those));
  const { above, below, p } = signTest(differences);
  const n = above + below;
  const seeds = paired.map(({ seed }) => seed).join(', ') || 'none';
  return {
    ...statement,
    rule: `more collapses from ${epochInWords(counted)} on than ${than} of the same seed: exact sign test, two-sided, at ${LEVEL} (seeds ${seeds}; n = ${n} that differ; not judged below six); ours: the differences, then p`,
    published: null,
    ours: paired.length > 0 ? [...differences, p] : [],
    held: 2 * 0.5 ** n > LEVEL ? null : above > below && p <= LEVEL,
  };
}
