import type { Condition } from '../conditions/condition';
import { CONDITIONS } from '../conditions/conditionList';
import { conditionName } from '../conditions/conditionName';
import { experimentCommand } from '../conditions/makingCommand';
import { namedCondition } from '../conditions/namedCondition';
import { InputError } from '../inputError';
import type { Run } from '../runs/openRun';
import { openRunBeside } from '../runs/openRunBeside';
import { type RunOutcome, runOutcome } from '../runs/runOutcome';

export interface ConditionRun {
  readonly condition: Condition;
  readonly run: Run;
  readonly outcome: RunOutcome;
}

/** The cached runs of the named conditions beside a baseline, in the order of `CONDITIONS`, and the names of the others. */
export function conditionRuns(
  baseline: Run,
  wanted: (condition: Condition) => boolean,
): { readonly found: readonly ConditionRun[]; readonly missing: readonly string[] } {
  const found: ConditionRun[] = [];
  const missing: string[] = [];
  for (const condition of CONDITIONS.filter(wanted)) {
    const name = conditionName(baseline.name, condition.name);
    const run = openRunBeside(baseline, name);
    if (run) found.push({ condition, run, outcome: runOutcome(run.history, condition.from === 'branch') });
    else missing.push(condition.name);
  }
  return { found, missing };
}

/** @throws InputError for an unknown condition, and when its run is not cached. */
export function conditionRun(baseline: Run, condition: string): Run {
  const name = conditionName(baseline.name, namedCondition(condition).name);
  const run = openRunBeside(baseline, name);
  if (run) return run;
  const command = experimentCommand(condition, baseline.name);
  throw new InputError(`run '${name}': not in the cache; make it with ${command}`);
}
