import type { LayerSpec, UnitSpec } from 'vega-lite/build/src/spec';
import { isOfEnsemble } from '../../conditions/isOfEnsemble';
import { type SeedBranch, seedBranches } from '../../mechanism/seedBranches';
import { collapses } from '../../metrics/phases/collapses';
import type { Run } from '../../runs/openRun';
import { studyOf } from '../../runs/studyOf';
import { epochInWords } from '../../study/epochInWords';
import { seedGroups, seedsInWords } from '../../study/seedGroups';
import { type Spans, spansOf } from '../../study/spans';
import { COLLAPSE_RULE } from '../charts/countingRules';
import { epochAxis } from '../charts/epochAxis';
import { NUMBER_LABEL } from '../charts/numberLabels';
import { PALETTE } from '../charts/palette';
import { panelsFigure } from '../charts/panelsFigure';
import { DROP } from '../charts/runMarks';
import type { VegaLiteSpec } from '../charts/vegaLiteSpec';
import { accuracySegments } from './accuracySegments';

/** Height of a seed's strip, and the width of a panel, px: two for each bin of a run of 100,000 epochs, so that none is blurred. */
const STEP = 13;
const WIDTH = 400;
const BIN = 500;
/** Accuracies below are drawn as this. */
const FLOOR = 0.4;

/**
 * Test accuracy over the epochs as colour, a strip for each seed, a panel for each condition (docs/ten-seeds-and-a-map.md).
 * @param baseline of the first seed; the others lie beside it. A seed that has no run of a condition has no strip there.
 * @example
 * import { openRun, show, tenSeedsFigure } from 'activation-supervision';
 * show(tenSeedsFigure(openRun('baseline')));
 */
export function tenSeedsFigure(baseline: Run): VegaLiteSpec {
  const study = studyOf(baseline);
  const spans = spansOf(study);
  const branches = seedBranches(baseline, isOfEnsemble);
  const seeds = [...new Set(branches.map(({ seed }) => seed))];
  const fresh = seedGroups(study).fresh.filter((seed) => seeds.includes(seed));
  const conditions = [{ name: 'baseline', label: 'as trained' }, ...study.conditions.filter(isOfEnsemble)];
  const counts = conditions.map(({ name, label }) => {
    const of = branches.filter(({ condition }) => condition === name);
    const all = of.map(({ history }) => collapses(history, spans.counted).length);
    return `${label} ${all.reduce((a, b) => a + b, 0)} in ${of.length} seeds`;
  });
  return panelsFigure(
    {
      text: 'Test accuracy of every seed',
      description: `Collapses of test accuracy from epoch ${epochInWords(spans.counted)} on: ${counts.join('; ')}.`,
      subtitle: [
        `A strip for each seed, a panel for each condition; colour: the least accuracy of every ${BIN} epochs, below ${100 * FLOOR} % as ${100 * FLOOR} %. Conditions branch from their baseline at ${epochInWords(spans.branch)}.`,
        `Ticks, from ${epochInWords(spans.counted)} on: ${COLLAPSE_RULE}. Without a strip: not trained.`,
        ...(fresh.length > 0
          ? [`Seeds ${seedsInWords(fresh)} are fresh: the rules were committed before they were trained.`]
          : []),
      ],
    },
    { columns: 2, spacing: { column: 18, row: 12 } },
    conditions.map(({ name, label }) =>
      panel(
        label,
        branches.filter(({ condition }) => condition === name),
        seeds,
        spans,
      ),
    ),
  );
}

function panel(
  label: string,
  branches: readonly SeedBranch[],
  seeds: readonly number[],
  spans: Spans,
): LayerSpec<string> {
  const y = {
    field: 'seed',
    type: 'ordinal' as const,
    title: null,
    scale: { domain: [...seeds], padding: 0 },
    axis: { ticks: false, domain: false },
  };
  const { field: _field, ...x } = { ...epochAxis([0, spans.whole]), title: null };
  const start = (branch: SeedBranch) => (branch.condition === 'baseline' ? 0 : spans.branch);
  const marks: UnitSpec<string>[] = [
    {
      data: {
        values: branches.flatMap((branch) =>
          accuracySegments(branch.history, BIN, start(branch)).map((one) => ({ seed: branch.seed, ...one })),
        ),
      },
      mark: { type: 'bar', height: { band: 0.88 }, strokeWidth: 0 },
      encoding: {
        x: { field: 'from', ...x },
        x2: { field: 'to' },
        y,
        fill: {
          field: 'accuracy',
          type: 'quantitative',
          title: 'test accuracy',
          scale: { scheme: 'viridis', domain: [FLOOR, 1], clamp: true },
          legend: {
            labelExpr: NUMBER_LABEL,
            format: '.0%',
            gradientLength: 160,
            titleOrient: 'left',
            values: [FLOOR, 0.6, 0.8, 1],
          },
        },
      },
    },
    {
      data: {
        values: branches.flatMap(({ seed, history }) =>
          collapses(history, spans.counted).map(({ drop }) => ({ seed, drop })),
        ),
      },
      mark: { type: 'rect', width: 2, height: { band: 0.98 }, opacity: 1 },
      encoding: {
        x: { field: 'drop', ...x },
        y,
        color: {
          datum: DROP,
          type: 'nominal',
          scale: { domain: [DROP], range: [PALETTE.onColours] },
          legend: {
            symbolType: UPRIGHT,
            symbolFillColor: PALETTE.onColours,
            symbolStrokeColor: PALETTE.aboutOnColours,
            symbolStrokeWidth: 1.2,
          },
        },
      },
    },
  ];
  const n = branches.length;
  return {
    name: label,
    title: `${label}, n = ${n}`,
    width: WIDTH,
    height: STEP * seeds.length,
    layer: marks,
  };
}

/** A tick, as a path about the origin. */
const UPRIGHT = 'M-0.2,-1L0.2,-1L0.2,1L-0.2,1Z';
