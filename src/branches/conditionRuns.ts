import { basename } from 'node:path';
import type { Condition } from '../conditions/condition';
import { NotMadeError } from '../inputError';
import { experimentCommand } from '../runs/experimentCommand';
import type { Run } from '../runs/openRun';
import { openRunBeside } from '../runs/openRunBeside';
import { runNameBeside } from '../runs/runNameBeside';
import { type RunOutcome, runOutcome } from '../runs/runOutcome';
import { studyOf } from '../runs/studyOf';
import { namedCondition } from '../study/namedCondition';
import { conditionRunName } from '../study/plannedRuns';
import { spansOf } from '../study/spans';

export interface ConditionRun {
  readonly condition: Condition;
  readonly run: Run;
  readonly outcome: RunOutcome;
}

/** The cached runs of the named conditions beside a baseline, in the order of the study, and the names of the others. */
export function conditionRuns(
  baseline: Run,
  wanted: (condition: Condition) => boolean,
): { readonly found: readonly ConditionRun[]; readonly missing: readonly string[] } {
  const found: ConditionRun[] = [];
  const missing: string[] = [];
  const study = studyOf(baseline);
  const own = basename(baseline.paths.folder);
  const spans = spansOf(study);
  for (const condition of study.conditions.filter(wanted)) {
    const run = openRunBeside(baseline, conditionRunName(study, own, condition.name));
    if (run)
      found.push({
        condition,
        run,
        outcome: runOutcome(run.history, condition.from === 'branch', spans),
      });
    else missing.push(condition.name);
  }
  return { found, missing };
}

/**
 * The cached run of a condition beside a baseline.
 * @throws InputError for an unknown condition, NotMadeError when its run is not cached.
 * @example
 * import { collapses, conditionRun, openRun } from 'activation-supervision';
 * const suppressed = conditionRun(openRun('baseline'), 'suppress-gradient');
 * collapses(suppressed.history, 22_000).length; // => 1
 */
export function conditionRun(baseline: Run, condition: string): Run {
  const name = runNameBeside(baseline, namedCondition(studyOf(baseline), condition).name);
  const run = openRunBeside(baseline, name);
  if (run) return run;
  throw new NotMadeError(`run '${name}': not trained yet`, experimentCommand(condition, baseline));
}
