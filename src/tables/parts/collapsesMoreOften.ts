import { mean } from '../../metrics/statistics/mean';
import { signTest } from '../../metrics/statistics/signTest';
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
 * @returns `ours`: the differences, then p.
 */
export function collapsesMoreOften(
  statement: Pick<Claim, 'id' | 'statement'>,
  than: string,
  counts: readonly SeedCounts[],
): Claim {
  const paired = counts.filter(({ these, those }) => these.length > 0 && those.length > 0);
  const differences = paired.map(({ these, those }) => mean(these) - mean(those));
  const { above, below, p } = signTest(differences);
  const n = above + below;
  const seeds = paired.map(({ seed }) => seed).join(', ') || 'none';
  return {
    ...statement,
    rule: `more collapses from 22,000 on than ${than} of the same seed: exact sign test, two-sided, at ${LEVEL} (seeds ${seeds}; n = ${n} that differ; not judged below six); ours: the differences, then p`,
    published: null,
    ours: paired.length > 0 ? [...differences, p] : [],
    held: 2 * 0.5 ** n > LEVEL ? null : above > below && p <= LEVEL,
  };
}
