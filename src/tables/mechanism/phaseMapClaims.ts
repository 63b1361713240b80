import type { MapPoint, MapRun } from '../../maps/mapPoints';
import type { Claim } from '../parts/table';

/** Points at which as trained a collapse is foretold: exponent, weight decay. */
const HEAVY: readonly (readonly [number, number])[] = [
  [1.5, 0.3],
  [2, 0.3],
  [2, 1],
];

/**
 * Rules 4 to 7 of docs/ten-seeds-and-a-map.md, in its order: each judged once all of its runs are there, over those that
 * have learned. The study's own point had been seen and is left out.
 */
export function phaseMapClaims(points: readonly MapPoint[]): Claim[] {
  const unseen = points.filter(({ own }) => !own);
  return [exactNone(unseen), uniformNone(unseen), heavyCollapse(unseen), decayHelps(unseen)];
}

/** Rule 4: only with a map that has collapses as trained to be compared with. */
function exactNone(points: readonly MapPoint[]): Claim {
  const both = points.filter((point) => hasLearned(point.exact));
  const counts = both.map(({ exact }) => collapsesOf(exact));
  const tempted = both.filter(({ trained }) => hasLearned(trained) && collapsesOf(trained) > 0).length;
  return claim(
    'map-exact-none',
    'Without the rounding no point of the map collapses',
    `no accuracy collapse in any exact run that has learned (n = ${counts.length} of ${points.length}); not judged unless a point of these collapses as trained (${tempted} do)`,
    counts,
    points.flatMap(({ trained, exact }) => [trained, exact]),
    tempted > 0 && counts.every((count) => count === 0),
    tempted > 0 || counts.some((count) => count > 0),
  );
}

/** Rule 5. */
function uniformNone(points: readonly MapPoint[]): Claim {
  const flat = points.filter(({ zipf }) => zipf === 0).map(({ trained }) => trained);
  const counts = flat.filter(hasLearned).map(collapsesOf);
  return claim(
    'map-uniform-none',
    'It takes a few heavy samples: with all weights alike nothing collapses',
    `no accuracy collapse as trained at s = 0, at any decay, in a run that has learned (n = ${counts.length} of ${flat.length})`,
    counts,
    flat,
    counts.every((count) => count === 0),
    counts.length > 0,
  );
}

/** Rule 6. */
function heavyCollapse(points: readonly MapPoint[]): Claim {
  const heavy = HEAVY.map(([zipf, decay]) =>
    points.find((point) => point.zipf === zipf && point.decay === decay),
  ).map((point) => point?.trained);
  const counts = heavy.filter(hasLearned).map(collapsesOf);
  const where = HEAVY.map(([zipf, decay]) => `s = ${zipf} with decay ${decay}`).join(', ');
  return claim(
    'map-heavy-collapse',
    'Where a few samples are heavy and the decay is no larger than the essay’s, the model collapses',
    `at least one accuracy collapse as trained at ${where}, in every run that has learned (n = ${counts.length} of ${heavy.length})`,
    counts,
    heavy,
    counts.every((count) => count > 0),
    counts.length > 0,
  );
}

/** Rule 7. */
function decayHelps(points: readonly MapPoint[]): Claim {
  const decays = points.map(({ decay }) => decay);
  const [least, most] = [Math.min(...decays), Math.max(...decays)];
  const at = (zipf: number, decay: number) =>
    points.find((point) => point.zipf === zipf && point.decay === decay)?.trained;
  const pairs = [...new Set(points.map(({ zipf }) => zipf))].map(
    (zipf) => [at(zipf, most), at(zipf, least)] as const,
  );
  const differences = pairs
    .filter(([much, little]) => hasLearned(much) && hasLearned(little))
    .map(([much, little]) => collapsesOf(much) - collapsesOf(little));
  return claim(
    'map-decay-helps',
    'Weight decay works against the collapse',
    `as trained no more collapses with decay ${most} than with ${least} at any s, and fewer at one at least, where both have learned (n = ${differences.length} of ${pairs.length}); ours: the differences`,
    differences,
    pairs.flat(),
    differences.every((difference) => difference <= 0) && differences.some((difference) => difference < 0),
    differences.length > 0,
  );
}

const hasLearned = (run: MapRun | undefined): boolean =>
  run?.outcome !== undefined && !Number.isNaN(run.outcome.learned);

/** By the strict rule. */
const collapsesOf = (run: MapRun | undefined): number => run?.outcome?.collapses ?? Number.NaN;

/**
 * @param runs all that it is about: not judged before all are there. @param judgeable whether those that have learned say anything.
 */
function claim(
  id: string,
  statement: string,
  rule: string,
  ours: readonly number[],
  runs: readonly (MapRun | undefined)[],
  holds: boolean,
  judgeable: boolean,
): Claim {
  const complete = runs.length > 0 && runs.every((run) => run?.outcome !== undefined);
  return {
    id,
    statement,
    rule,
    published: null,
    ours: complete ? ours : [],
    held: complete && judgeable ? holds : null,
  };
}
