import type { Condition } from '../conditions/condition';
import { conditionName } from '../conditions/conditionName';
import { experimentCommand } from '../conditions/makingCommand';
import { namedCondition } from '../conditions/namedCondition';
import type { History } from '../data/history';
import type { History as Measured } from '../metrics/phases/history';
import type { Run } from '../runs/openRun';
import { openRunBeside } from '../runs/openRunBeside';
import { type ShortBranchOptions, shortBranch } from './shortBranch';

/** What there is of a condition: its cached run, or a short branch. */
export type ConditionFound = {
  readonly condition: Condition;
  /** Which of the two, how far it goes, and the command for more. */
  readonly note: string;
} & ({ readonly run: Run } | { readonly branch: History & Measured });

/**
 * The cached run of a condition beside a baseline; where there is none, a short branch trained under it here and now.
 * @param name one of the `CONDITIONS`.
 * @throws InputError for an unknown condition, or one whose direction is not cached; as `shortBranch`.
 */
export async function conditionOrBranch(
  baseline: Run,
  name: string,
  options: Omit<ShortBranchOptions, 'condition' | 'directions' | 'labelGradient'>,
): Promise<ConditionFound> {
  const condition = namedCondition(name);
  const command = experimentCommand(name, baseline.name);
  const called = conditionName(baseline.name, name);
  const run = openRunBeside(baseline, called);
  if (run) {
    const last = run.history.epoch[run.history.epoch.length - 1];
    const rest = last < condition.epochs ? ` of ${words(condition.epochs)}; it goes on by: ${command}` : '';
    return { condition, run, note: `${called}: cached, up to epoch ${words(last)}${rest}` };
  }
  const branch = await shortBranch(baseline, { ...options, condition: name });
  const [from, to] = [branch.epoch[0], branch.epoch[branch.epoch.length - 1]];
  const note = `${called}: not cached, so trained here from epoch ${words(from)} to ${words(to)}; the whole run: ${command}`;
  return { condition, branch, note };
}

const words = (epoch: number): string => epoch.toLocaleString('en-US');
