import { median } from 'simple-statistics';
import { arithmeticRuns } from '../../branches/arithmeticRuns';
import { plainReferences } from '../../branches/plainReferences';
import { type RoundingWindow, readRoundingWindow, roundingWindows } from '../../gradients/roundingWindows';
import type { Window } from '../../gradients/windows';
import { mean } from '../../metrics/statistics/mean';
import type { Run } from '../../runs/openRun';
import { runOutcome } from '../../runs/runOutcome';
import { studyOf } from '../../runs/studyOf';
import { epochInWords } from '../../study/epochInWords';
import { spansOf } from '../../study/spans';
import { type Lacking, lacking } from '../parts/lacking';
import { referenceLabel } from '../parts/referenceLabel';
import type { Row, Table } from '../parts/table';
import { roundingClaims } from './roundingClaims';
import { BLOCKS, COLUMNS, MEANS, MEDIANS, NOTES, OUTCOMES } from './roundingColumns';

/**
 * Our own question to the essay's section "The memorization direction from the loss landscape": what float32 makes of
 * the label gradient p_y - 1 of the two heaviest samples before each collapse, and what becomes of runs that are
 * trained without that rounding, with a smaller epsilon of AdamW, or in float64 throughout. The loss of p_y - 1 in float32 is the softmax
 * collapse of Prieto et al., "Grokking at the Edge of Numerical Stability" (arXiv 2501.04697).
 * @param run with whatever is cached beside it.
 * @throws InputError when something that is cached is damaged.
 */
export function rounding(run: Run): Table {
  const lacks = lacking();
  const rows = [
    ...roundingWindows(run).flatMap((window) => windowRows(run, window, lacks)),
    ...runRows(run),
    ...referenceRows(run),
  ];
  return {
    id: 'rounding',
    title: 'What drives the collapse: float32 rounding of the label gradient',
    section: 'The memorization direction from the loss landscape',
    columns: COLUMNS,
    rows,
    published: [],
    match: [],
    blocks: BLOCKS,
    claims: lacks.judged(roundingClaims(rows)),
    notes: [...lacks.notes(), ...NOTES],
  };
}

/** Pre-collapse and onset, 1,000 and 0 epochs before the window's end, and the window as a whole: it alone where it was not replayed. */
function windowRows(run: Run, window: Window, lacks: Lacking): Row[] {
  const { collapse, from, to } = window;
  const whole = { collapse, phase: 'window', epoch: `${epochInWords(from)}–${epochInWords(to)}` };
  const moments = lacks.or(() => readRoundingWindow(run, window));
  if (!moments) return [whole];
  const moment = (phase: string, epoch: number): Row => {
    const i = moments.epoch.indexOf(epoch);
    return { collapse, phase, epoch, ...values([...MEDIANS, ...MEANS], (name) => moments[name][i]) };
  };
  return [moment('pre-collapse', to - 1_000), moment('onset', to), { ...whole, ...summary(moments) }];
}

function summary(moments: RoundingWindow): Row {
  const share = (name: 'trained_1' | 'trained_2', holds: (units: number) => boolean) =>
    mean(moments[name].map((units) => Number(holds(Math.abs(units)))));
  return {
    ...values(MEDIANS, (name) => median([...moments[name]])),
    ...values(MEANS, (name) => mean(moments[name])),
    lost_1: share('trained_1', (units) => units <= 1),
    one_step_1: share('trained_1', (units) => units === 2),
    lost_2: share('trained_2', (units) => units <= 1),
    one_step_2: share('trained_2', (units) => units === 2),
    cos_error_extreme: Math.min(...moments.cos_error),
    cos_error_size: mean(moments.cos_error.map(Math.abs)),
  };
}

function runRows(run: Run): Row[] {
  return arithmeticRuns(run).map(({ name, config, history }) => {
    const outcome = runOutcome(history, config.from !== undefined, spansOf(studyOf(run)));
    return {
      run: name,
      seed: config.task.seed,
      precision: 'float32',
      label_gradient: config.label_gradient,
      adam_epsilon: config.adamw.epsilon,
      from: config.from?.epoch ?? 0,
      ...values(OUTCOMES, (measure) => outcome[measure]),
    };
  });
}

/** The run continued on another stack, with the label gradient as trained. */
function referenceRows(run: Run): Row[] {
  const { task, adamw } = run.config;
  return plainReferences(run).map((reference) => {
    const { precision, from, history } = reference;
    const outcome = runOutcome(history, true, spansOf(studyOf(run)));
    return {
      run: referenceLabel(reference),
      seed: task.seed,
      precision,
      label_gradient: 'subtractive',
      adam_epsilon: adamw.epsilon,
      from: from.epoch,
      ...values(OUTCOMES, (measure) => outcome[measure]),
    };
  });
}

const values = <Name extends string>(names: readonly Name[], of: (name: Name) => number) =>
  Object.fromEntries(names.map((name) => [name, of(name)]));
