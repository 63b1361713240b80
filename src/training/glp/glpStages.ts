import { InputError } from '../../inputError';
import type { GlpOptions } from '../../models/glp/glpOptions';

export interface GlpStageSpan {
  /** Task epoch of the snapshot. */
  readonly epoch: number;
  /** Optimiser steps taken in all when training on it begins, and when it is done. */
  readonly start: number;
  readonly end: number;
  /** Whether the prior goes on from where it was before this stage. */
  readonly aside: boolean;
}

/**
 * Which snapshots a prior is trained on, in order, and from which step until which.
 * @param asides epochs up to `until` between the snapshots: there a stage like the later ones branches off from the
 *   stage before, and the prior goes on as if it had not been. Those at a snapshot are no branch.
 * @throws InputError when `until`, or an epoch aside, comes before the first snapshot.
 */
export function glpStages(
  { every, firstSteps, laterSteps }: GlpOptions,
  until: number,
  asides: readonly number[] = [],
): GlpStageSpan[] {
  const early = [until, ...asides].find((epoch) => !(epoch >= every));
  if (early !== undefined)
    throw new InputError(`GLP: expected to train at least until epoch ${every}, got ${early}`);
  const stages = Array.from({ length: Math.floor(until / every) }, (_, i) => {
    const end = firstSteps + i * laterSteps;
    return { epoch: (i + 1) * every, start: i === 0 ? 0 : end - laterSteps, end, aside: false };
  });
  const between = [...new Set(asides)].filter((epoch) => epoch % every !== 0 && epoch <= until);
  const branches = between.map((epoch) => {
    const { end: start } = stages[Math.floor(epoch / every) - 1];
    return { epoch, start, end: start + laterSteps, aside: true };
  });
  return [...stages, ...branches].sort((a, b) => a.epoch - b.epoch);
}
