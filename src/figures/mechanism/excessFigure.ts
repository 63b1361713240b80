import type { LayerSpec, UnitSpec } from 'vega-lite/build/src/spec';
import { readRoundingWindow, roundingWindows } from '../../gradients/roundingWindows';
import { NotApplicableError } from '../../inputError';
import { readDriftWindow } from '../../mechanism/driftWindows';
import { mean } from '../../metrics/statistics/mean';
import { forward } from '../../models/mlp';
import type { Run } from '../../runs/openRun';
import { openRunBeside } from '../../runs/openRunBeside';
import { runNameBeside } from '../../runs/runNameBeside';
import { studyOf } from '../../runs/studyOf';
import { epochInWords } from '../../study/epochInWords';
import { spansOf } from '../../study/spans';
import { COMPARED, PALETTE } from '../charts/palette';
import { panelsFigure } from '../charts/panelsFigure';
import type { VegaLiteSpec } from '../charts/vegaLiteSpec';
import { type WindowMoment, type WindowSeries, windowPanel } from '../charts/windowPanel';
import { listed } from '../inWords/listed';
import { decimal } from '../inWords/numbers';
import { LOGIT_AXIS } from './logitAxis';

const AS_TRAINED: WindowSeries = { name: 'as trained', colour: COMPARED[1] };
/** Conditions without an excess of the two heaviest pairs, or with one that dies out. */
const BESIDE: Readonly<Record<string, WindowSeries>> = {
  'exact-for-2-from-20000': { name: 'exact for 2', colour: COMPARED[0] },
  'mean-only-from-20000': { name: 'mean part', colour: COMPARED[2] },
};
const MISSING: WindowSeries = { name: '1 − p (float64)', colour: COMPARED[0] };
const EXCESS: WindowSeries = { name: 'left over', colour: COMPARED[1], dots: true };

/**
 * What is left over in the row of the heaviest pair before the first onset, beside how much p is short of 1; and where the mean logit
 * goes, as trained and in branches of the same state whose rows sum to zero, or keep only the mean part of the rounding.
 * @throws NotApplicableError for a run without a collapse.
 * @throws NotMadeError when the windows before it were not replayed yet.
 * @example
 * import { excessFigure, openRun, show } from 'activation-supervision';
 * show(excessFigure(openRun('baseline')));
 */
export function excessFigure(run: Run): VegaLiteSpec {
  const [first] = roundingWindows(run);
  if (!first) throw new NotApplicableError(`run '${run.name}': expected a collapse, found none`);
  const { true_1, trained_1 } = readRoundingWindow(run, first);
  const { epoch, excess_1, mean_logit } = readDriftWindow(run, first);
  const { branch } = spansOf(studyOf(run));
  const trained = [
    ...run.snapshots
      .filter((at) => at >= branch && at < first.from)
      .map((at) => ({ epoch: at, value: meanLogit(run, at) })),
    ...Array.from(epoch, (at, i) => ({ epoch: at, value: mean_logit[i] })),
  ];
  const lines = [{ series: AS_TRAINED, moments: trained }, ...branches(run, first.to)];
  const ends = lines.map(
    ({ series, moments }) => `${series.name} ${decimal(moments[moments.length - 1].value)}`,
  );
  const lost = trained_1.filter((entry) => entry === 0).length / trained_1.length;
  return panelsFigure(
    {
      text: 'What is left over, and what it does',
      description: `Before the first onset 1 − p of the heaviest pair is ${decimal(mean(true_1.map((one) => -one)))} units of 2⁻²⁴ on average, and ${decimal(mean(excess_1))} of them are left over in its row, since p − 1 reads zero at ${Math.round(100 * lost)} % of the moments. At epoch ${epochInWords(first.to)} the mean logit of all pairs is ${listed(ends)}.`,
      subtitle: [
        'Left: the row of the heaviest pair sums to p − 1 in float32, plus the others, which are 1 − p. Where p − 1 reads 0, all of',
        '1 − p is left over; with the entry as minus the sum of the others (exact), nothing. Right: mean logit of all pairs, from',
        `one state at ${epochInWords(branch)}: as trained, the 2 heaviest rows exact, and all exact but for the mean part of the rounding.`,
      ],
    },
    { columns: 2, spacing: 22, more: { resolve: { scale: { color: 'independent' } } } },
    [
      withWords(
        windowPanel({
          ...SIZE,
          title: 'Left over, heaviest pair',
          yTitle: 'units of 2⁻²⁴',
          y: { scale: { nice: true }, axis: { tickCount: 5 } },
          series: [MISSING, EXCESS],
          points: [
            ...moments(
              MISSING,
              Array.from(epoch, (at, i) => ({ epoch: at, value: -true_1[i] })),
            ),
            ...moments(
              EXCESS,
              Array.from(epoch, (at, i) => ({ epoch: at, value: excess_1[i] })),
            ),
          ],
        }),
        { epoch: first.from, value: 0, text: 'exact: 0' },
      ),
      windowPanel({
        ...SIZE,
        title: 'Mean logit',
        yTitle: 'logits',
        y: LOGIT_AXIS,
        series: lines.map(({ series }) => series),
        points: lines.flatMap(({ series, moments: of }) => moments(series, of)),
      }),
    ],
  );
}

const SIZE = { width: 330, height: 190 } as const;

type Moment = Pick<WindowMoment, 'epoch' | 'value'>;

const moments = ({ name }: WindowSeries, of: readonly Moment[]): WindowMoment[] =>
  of.map((moment) => ({ ...moment, series: name }));

/** The mean over classes and training pairs. */
const meanLogit = (run: Run, epoch: number): number =>
  mean(forward(run.parameters(epoch), run.shape, run.data.split.train.pairs).logits.data);

/** The branches that are there, up to an epoch. */
function branches(run: Run, to: number): { series: WindowSeries; moments: Moment[] }[] {
  return Object.entries(BESIDE).flatMap(([condition, series]) => {
    const history = openRunBeside(run, runNameBeside(run, condition))?.history;
    const column = history?.mean_logit;
    if (!history || !column) return [];
    const all = Array.from(history.epoch, (epoch, i) => ({ epoch, value: column[i] }));
    return [{ series, moments: all.filter(({ epoch }) => epoch <= to) }];
  });
}

/** A panel with a word below a point of it. */
function withWords(
  panel: LayerSpec<string>,
  { text, ...at }: Moment & { readonly text: string },
): LayerSpec<string> {
  const words: UnitSpec<string> = {
    data: { values: [at] },
    mark: { type: 'text', text, align: 'left', baseline: 'bottom', dx: 4, dy: -2, color: PALETTE.guide },
    encoding: {
      x: { field: 'epoch', type: 'quantitative' },
      y: { field: 'value', type: 'quantitative' },
    },
  };
  return { ...panel, layer: [...panel.layer, words] };
}
