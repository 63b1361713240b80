import type { Condition } from '../conditions/condition';
import type { History } from '../data/history';
import type { History as Measured } from '../metrics/phases/history';
import { experimentCommand } from '../runs/experimentCommand';
import type { Run } from '../runs/openRun';
import { openRunBeside } from '../runs/openRunBeside';
import { runNameBeside } from '../runs/runNameBeside';
import { studyOf } from '../runs/studyOf';
import { epochInWords } from '../study/epochInWords';
import { namedCondition } from '../study/namedCondition';
import { type ShortBranchOptions, shortBranch } from './shortBranch';

/** What there is of a condition: its cached run, or a short branch. */
export type ConditionFound = {
  readonly condition: Condition;
  /** Which of the two, how far it goes, and the command for more. */
  readonly note: string;
} & ({ readonly run: Run } | { readonly branch: History & Measured });

/**
 * The cached run of a condition beside a baseline; where there is none, a short branch trained under it here and now.
 * @param name of a condition of the run's study.
 * @throws InputError for an unknown condition, or one whose direction is not cached; as `shortBranch`.
 * @example
 * import { conditionOrBranch, openRun } from 'activation-supervision';
 * const run = openRun('baseline');
 * const found = await conditionOrBranch(run, 'suppress-gradient', { from: 20_000, epochs: 500 });
 * 'run' in found; // => true
 */
export async function conditionOrBranch(
  baseline: Run,
  name: string,
  options: Omit<ShortBranchOptions, 'condition' | 'directions' | 'labelGradient'>,
): Promise<ConditionFound> {
  const condition = namedCondition(studyOf(baseline), name);
  const command = experimentCommand(name, baseline);
  const called = runNameBeside(baseline, condition.name);
  const run = openRunBeside(baseline, called);
  if (run) {
    const last = run.history.epoch[run.history.epoch.length - 1];
    const rest =
      last < condition.epochs ? ` of ${epochInWords(condition.epochs)}; it goes on by: ${command}` : '';
    return { condition, run, note: `${called}: cached, up to epoch ${epochInWords(last)}${rest}` };
  }
  const branch = await shortBranch(baseline, { ...options, condition: name });
  const [from, to] = [branch.epoch[0], branch.epoch[branch.epoch.length - 1]];
  const note = `${called}: not cached, so trained here from epoch ${epochInWords(from)} to ${epochInWords(to)}; the whole run: ${command}`;
  return { condition, branch, note };
}
