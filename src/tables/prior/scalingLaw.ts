import { quantileSorted } from 'simple-statistics';
import { frontier } from '../../metrics/statistics/frontier';
import { type PowerLaw, powerLaw } from '../../metrics/statistics/powerLaw';
import type { ScalingRow } from '../../priors/scaling/scalingFile';
import { prngKey } from '../../random/jaxKey';
import { uniform } from '../../random/uniform';

/** How held-out loss falls with compute along the frontier. */
export interface ScalingLaw extends PowerLaw {
  /** Priors on the frontier, of all seeds. */
  readonly points: number;
  /** 95 % of the exponents of 10,000 draws of the seeds. */
  readonly low: number;
  readonly high: number;
}

const DRAWS = 10_000;

/**
 * The power law through the frontiers of each seed's priors, together (DEFINITIONS, "prior-scaling"); its interval over draws of the
 * seeds with replacement. undefined where the frontiers have fewer than three points.
 */
export function scalingLaw(rows: readonly ScalingRow[]): ScalingLaw | undefined {
  const seeds = [...new Set(rows.map(({ seed }) => seed))].sort((a, b) => a - b);
  const frontiers = seeds.map((seed) => {
    const of = rows.filter((row) => row.seed === seed);
    const on = frontier(
      of.map(({ compute }) => compute),
      of.map(({ loss_held_out }) => loss_held_out),
    );
    return on.map((i) => of[i]);
  });
  const whole = fitted(frontiers.flat());
  if (!whole) return undefined;
  // Few seeds have few different draws: each is fitted once.
  const known = new Map<string, number>();
  const numbers = uniform(prngKey(0), DRAWS * seeds.length);
  const exponents = Array.from({ length: DRAWS }, (_, draw) => {
    const drawn = seeds.map((_, k) => Math.floor(numbers[draw * seeds.length + k] * seeds.length)).sort();
    const name = drawn.join();
    const found = known.get(name) ?? fitted(drawn.flatMap((k) => frontiers[k]))?.exponent ?? Number.NaN;
    known.set(name, found);
    return found;
  }).sort((a, b) => a - b);
  return {
    ...whole,
    points: frontiers.flat().length,
    low: quantileSorted(exponents, 0.025),
    high: quantileSorted(exponents, 0.975),
  };
}

function fitted(rows: readonly ScalingRow[]): PowerLaw | undefined {
  if (rows.length < 3) return undefined;
  return powerLaw(
    rows.map(({ compute }) => compute),
    rows.map(({ loss_held_out }) => loss_held_out),
  );
}
