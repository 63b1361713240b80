import { roundingWindows } from '../../gradients/roundingWindows';
import type { Window } from '../../gradients/windows';
import { cachedDriftWindows, type DriftWindow, readDriftWindow } from '../../mechanism/driftWindows';
import { mean } from '../../metrics/statistics/mean';
import type { Run } from '../../runs/openRun';
import { seedRuns } from '../../runs/seedRuns';
import { type Lacking, lacking } from '../parts/lacking';
import type { Row, Table } from '../parts/table';
import { driftClaims } from './driftClaims';
import { BLOCKS, COLUMNS, MEASURES, NOTES } from './driftColumns';

type Measured = Readonly<Record<(typeof MEASURES)[number], number>>;

/**
 * Our own question to the essay's section "The memorization direction from the loss landscape": where the logits drift
 * before each collapse, and which part of the rounding error pushes h1 along m (DEFINITIONS "Label gradients", drift).
 * @param baseline the run of seed 42; of the seeds beside it those windows that are cached.
 * @throws InputError when a window is damaged.
 */
export function drift(baseline: Run): Table {
  const lacks = lacking();
  const rows = seedRuns(baseline).flatMap((run) =>
    (run === baseline ? roundingWindows(run) : cachedDriftWindows(run)).flatMap((window) =>
      windowRows(run, window, lacks),
    ),
  );
  return {
    id: 'drift',
    title: 'Where the rounding error goes: logits that drift together',
    section: 'The memorization direction from the loss landscape',
    columns: COLUMNS,
    rows,
    published: [],
    match: [],
    blocks: BLOCKS,
    claims: lacks.judged(driftClaims(rows)),
    notes: [...lacks.notes(), ...NOTES],
  };
}

/** Three moments, 3,000, 1,000 and 0 epochs before the window's end, and the window as a whole: it alone where it was not replayed. */
function windowRows(run: Run, window: Window, lacks: Lacking): Row[] {
  const { collapse, from, to } = window;
  const seed = run.config.task.seed;
  const epochs = `${from.toLocaleString('en-US')}–${to.toLocaleString('en-US')}`;
  const whole = { seed, collapse, phase: 'window', epoch: epochs };
  const moments = lacks.or(() => readDriftWindow(run, window));
  if (!moments) return [whole];
  const moment = (phase: string, epoch: number): Row => {
    const values = measured((name) => moments[name][moments.epoch.indexOf(epoch)]);
    return { seed, collapse, phase, epoch, ...values, ...shares(values) };
  };
  return [
    moment('build', from),
    moment('pre-collapse', to - 1_000),
    moment('onset', to),
    { ...whole, ...summary(moments) },
  ];
}

function summary(moments: DriftWindow): Row {
  const means = measured((name) => mean(moments[name]));
  const positive = (name: 'excess' | 'excess_1' | 'excess_2') =>
    mean(moments[name].map((units) => Number(units > 0)));
  const size = (name: 'cos_error' | 'cos_mean_part' | 'cos_label_part') => mean(moments[name].map(Math.abs));
  return {
    ...means,
    ...shares(means),
    positive: positive('excess'),
    positive_1: positive('excess_1'),
    positive_2: positive('excess_2'),
    cos_error_size: size('cos_error'),
    cos_mean_part_size: size('cos_mean_part'),
    cos_label_part_size: size('cos_label_part'),
  };
}

function shares({ push_trained, push_exact, push_mean_part, push_label_part }: Measured): Row {
  return {
    share_exact: push_exact / push_trained,
    share_mean_part: push_mean_part / push_trained,
    share_label_part: push_label_part / push_trained,
    error_share_mean_part: push_mean_part / (push_mean_part + push_label_part),
  };
}

const measured = (of: (name: (typeof MEASURES)[number]) => number): Measured =>
  Object.fromEntries(MEASURES.map((name) => [name, of(name)])) as Measured;
