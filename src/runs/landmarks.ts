import { type Collapse, collapses } from '../metrics/phases/collapses';
import { type GeometricCycle, geometricCycles } from '../metrics/phases/geometricCycles';
import { type Phases, phases } from '../metrics/phases/phases';
import { phasesByThousand } from '../metrics/phases/phasesByThousand';
import type { Run } from './openRun';

export interface Landmarks {
  readonly cycles: readonly GeometricCycle[];
  /** Accuracy collapses, each with its phases. */
  readonly collapses: readonly (Collapse & { readonly phases: Phases })[];
}

/**
 * Where a run's cycles and collapses lie (DEFINITIONS "Time and phases").
 * @param from collapses count from this epoch on.
 * @example
 * import { landmarks, openRun } from 'activation-supervision';
 * const { collapses } = landmarks(openRun('baseline'));
 * collapses.map(({ phases }) => phases.onset); // => [25700, 55500, 86100]
 * collapses.map(({ drop }) => drop); // => [25800, 55600, 87200]
 */
export function landmarks({ history, phasesBy }: Pick<Run, 'history' | 'phasesBy'>, from = 0): Landmarks {
  const found = collapses(history, from).flatMap((collapse) => {
    const named = phasesBy ? phasesByThousand(collapse, history) : phases(collapse, history);
    return named ? [{ ...collapse, phases: named }] : [];
  });
  return { cycles: geometricCycles(history), collapses: found };
}

/** The five phases, in order of time, beside the epochs that the essay's tables have them at. */
export const PHASES = ['build', 'peak', 'preCollapse', 'onset', 'collapsed'] as const;

/** As tables and figures say them. The essay's *peak* is the definition's, 2,000 epochs before the onset; accuracy is not highest there. */
export const PHASE_NAMES: Readonly<Record<(typeof PHASES)[number], string>> = {
  build: 'build',
  peak: 'approach',
  preCollapse: 'pre-collapse',
  onset: 'onset',
  collapsed: 'collapsed',
};
