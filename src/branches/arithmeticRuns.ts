import { canonicalJson } from '../data/json/canonicalJson';
import { openRun, type Run } from '../runs/openRun';
import { otherRunNames } from '../runs/otherRunNames';
import { studyFolder } from '../runs/studyFolder';

/**
 * The given run and those cached beside it that differ from it in nothing but seed, label gradient (as trained, or
 * summed), AdamW's epsilon and the state that they start from; by seed, then as trained before summed, larger epsilons first, earlier starts first.
 */
export function arithmeticRuns(run: Run): Run[] {
  const others = otherRunNames(run).map((name) => openRun(name, studyFolder(run)));
  return [run, ...others.filter(alike(run))].sort(byArithmetic);
}

const alike = (run: Run) => (other: Run) =>
  ['subtractive', 'summed'].includes(other.config.label_gradient) && rest(other) === rest(run);

/** All of a config that has to be the same; a projected gradient would be in it, too. */
function rest({ config: { label_gradient: _label, from: _from, task, adamw, ...others } }: Run): string {
  const { seed: _seed, ...sameTask } = task;
  const { epsilon: _epsilon, ...sameAdamW } = adamw;
  return canonicalJson({ ...others, task: sameTask, adamw: sameAdamW });
}

function byArithmetic({ config: a }: Run, { config: b }: Run): number {
  return (
    a.task.seed - b.task.seed ||
    a.label_gradient.localeCompare(b.label_gradient) ||
    b.adamw.epsilon - a.adamw.epsilon ||
    (a.from?.epoch ?? 0) - (b.from?.epoch ?? 0)
  );
}
