import { isDeepStrictEqual } from 'node:util';
import { conditionRuns } from '../branches/conditionRuns';
import type { Run } from '../runs/openRun';
import { runReferences } from '../runs/runReferences';
import { studyOf } from '../runs/studyOf';
import { spansOf } from '../study/spans';
import { type ShortOutcome, shortOutcome } from './shortOutcome';

/** A condition on another stack, and what became of it. */
export interface ReferenceArm {
  readonly label: string;
  readonly outcome: ShortOutcome;
}

/** The float32 references beside a baseline that are as trained, or differ in what one of its cached conditions does. */
export function referenceArms(baseline: Run): ReferenceArm[] {
  const spans = spansOf(studyOf(baseline));
  const { found } = conditionRuns(baseline, ({ from }) => from === 'branch');
  const plain = baseline.config;
  const named = [
    { label: 'as trained', config: plain },
    ...found.map(({ condition, run }) => ({ label: condition.label, config: run.config })),
  ];
  return runReferences(baseline).flatMap((reference): ReferenceArm[] => {
    const { precision, label_gradient, step, suppression, history } = reference;
    const same = named.find(
      ({ config }) =>
        config.label_gradient === label_gradient &&
        isDeepStrictEqual(config.step, step) &&
        isDeepStrictEqual(config.suppression, suppression) &&
        isDeepStrictEqual(config.adamw, plain.adamw),
    );
    if (precision !== 'float32' || !same || history.epoch[history.epoch.length - 1] < spans.short) return [];
    return [{ label: same.label, outcome: shortOutcome(history, true, spans) }];
  });
}
