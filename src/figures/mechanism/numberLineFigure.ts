import type { LayerSpec, UnitSpec } from 'vega-lite/build/src/spec';
import { readRoundingWindow, roundingWindows } from '../../gradients/roundingWindows';
import { NotApplicableError } from '../../inputError';
import { heaviest } from '../../metrics/statistics/heaviest';
import type { Run } from '../../runs/openRun';
import { epochInWords } from '../../study/epochInWords';
import { COMPARED, PALETTE } from '../charts/palette';
import { panelsFigure } from '../charts/panelsFigure';
import { rounded } from '../charts/rounded';
import type { VegaLiteSpec } from '../charts/vegaLiteSpec';
import { listed } from '../inWords/listed';
import { decimal } from '../inWords/numbers';

/** Epochs between rows: both ends of the window are among them. */
const EVERY = 500;
const [TRUE, ROUNDED] = ['true (float64)', 'in training (float32)'];
const SAMPLES = [1, 2] as const;
const NAMES = ['Heaviest pair', 'Second heaviest'] as const;

/**
 * Where p of the two heaviest pairs lies among the float32 numbers just below 1, truly and as the training step has it, at epochs
 * before the first onset: what p − 1 can be, and why it is mostly 0.
 * @throws NotApplicableError for a run without a collapse.
 * @throws NotMadeError when the window before it was not replayed yet.
 * @example
 * import { numberLineFigure, openRun, show } from 'activation-supervision';
 * show(numberLineFigure(openRun('baseline')));
 */
export function numberLineFigure(run: Run): VegaLiteSpec {
  const [first] = roundingWindows(run);
  if (!first) throw new NotApplicableError(`run '${run.name}': expected a collapse, found none`);
  const window = readRoundingWindow(run, first);
  const rows = Array.from(window.epoch.keys()).filter((i) => (window.epoch[i] - first.from) % EVERY === 0);
  const { pairs } = run.data.split.train;
  const found = heaviest(run.data.weights, SAMPLES.length).map((sample, at) => ({
    name: NAMES[at],
    title: `${NAMES[at]}: ${pairs[2 * sample]} + ${pairs[2 * sample + 1]}`,
    values: rows.map((i) => ({
      epoch: epochInWords(window.epoch[i]),
      true: rounded(window[`true_${SAMPLES[at]}`][i]),
      trained: rounded(window[`trained_${SAMPLES[at]}`][i]),
    })),
  }));
  const least = Math.min(
    ...found.flatMap(({ values }) => values.map((row) => Math.min(row.true, row.trained))),
  );
  const steps = found.flatMap(({ values }) => values.map(({ trained }) => trained));
  return panelsFigure(
    {
      text: 'p on the float32 number line',
      description: `At ${rows.length} epochs from ${epochInWords(first.from)} to the first onset, p of the two heaviest pairs lies ${decimal(Math.min(...found.flatMap(({ values }) => values.map((row) => -row.true))))} to ${decimal(-least)} units of 2⁻²⁴ below 1. The training step has p − 1 at ${listed([...new Set(steps)].sort((a, b) => b - a).map((step) => `${decimal(step)} (${steps.filter((one) => one === step).length} times)`))} units, and at nothing between.`,
      subtitle: [
        'A row for each epoch. Lines: the float32 numbers up to 1, one unit of 2⁻²⁴ apart; full lines: those that p can be.',
        'For p is 1 over a sum of exponentials just above 1, where float32 numbers are two units apart, and what adds less than',
        'one unit to it is lost: mostly all of it, so that p − 1 reads 0.',
      ],
    },
    { columns: SAMPLES.length, spacing: 22 },
    found.map(({ name, title, values }) => ({
      name,
      title,
      ...panel(values, Math.min(-2, Math.floor(least))),
    })),
  );
}

interface Moment {
  readonly epoch: string;
  /** p − 1, in units of 2^-24. */
  readonly true: number;
  readonly trained: number;
}

function panel(values: readonly Moment[], least: number): LayerSpec<string> {
  const x = {
    type: 'quantitative',
    title: 'p − 1 (units of 2⁻²⁴)',
    scale: { domain: [least - 0.4, 0.4] as number[], nice: false },
    axis: { values: integers(least), format: 'd', grid: false },
  } as const;
  const y = { field: 'epoch', type: 'nominal', sort: null, title: null } as const;
  const color = {
    field: 'of',
    type: 'nominal',
    scale: { domain: [TRUE, ROUNDED], range: [COMPARED[0], COMPARED[1]] },
    legend: { symbolType: 'circle' },
  } as const;
  const lattice = (even: boolean): UnitSpec<string> => ({
    data: { values: integers(least).flatMap((unit) => ((unit % 2 === 0) === even ? [{ unit }] : [])) },
    mark: { type: 'rule', color: even ? PALETTE.guide : '#cccccc', ...(!even && { strokeDash: [2, 2] }) },
    encoding: { x: { field: 'unit', ...x } },
  });
  const points = (of: string, field: 'true' | 'trained'): UnitSpec<string> => ({
    data: { values: values.map((row) => ({ epoch: row.epoch, of, [field]: row[field] })) },
    mark: { type: 'point', filled: true, size: 60, opacity: 1 },
    encoding: { x: { field, ...x }, y, color },
  });
  return {
    width: 330,
    height: 190,
    layer: [
      lattice(false),
      lattice(true),
      {
        data: { values: [...values] },
        mark: { type: 'rule', strokeWidth: 1.5, color: PALETTE.all },
        encoding: { x: { field: 'true', ...x }, x2: { field: 'trained' }, y },
      },
      points(TRUE, 'true'),
      points(ROUNDED, 'trained'),
    ],
  };
}

/** From `least` to 0. */
const integers = (least: number): number[] => Array.from({ length: 1 - least }, (_, i) => least + i);
