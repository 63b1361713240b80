import { quantile } from 'simple-statistics';
import type { LayerSpec, UnitSpec } from 'vega-lite/build/src/spec';
import { NotApplicableError } from '../../inputError';
import { sharedOperands } from '../../metrics/activations/sharedOperands';
import { heaviest } from '../../metrics/statistics/heaviest';
import { residualRecordAt } from '../../priors/residualRecordAt';
import { landmarks } from '../../runs/landmarks';
import type { Run } from '../../runs/openRun';
import { epochInWords } from '../../study/epochInWords';
import { extent } from '../charts/extent';
import { COMPARED, PALETTE } from '../charts/palette';
import { PANEL_WIDTH } from '../charts/panelSize';
import { panelsFigure } from '../charts/panelsFigure';
import { rounded } from '../charts/rounded';
import type { VegaLiteSpec } from '../charts/vegaLiteSpec';
import { listed } from '../inWords/listed';
import { decimal } from '../inWords/numbers';

const HEAVY = 28;
/** The heaviest, whose operands the others are asked for. */
const PRESSURE = 2;

/**
 * Essay, "A 1-dimensional memorization subspace": how far each training sample's residual lies along residual PC1,
 * against its rank by weight, at the onset of each collapse.
 * @throws NotApplicableError for a run without a collapse.
 * @throws NotMadeError without residuals at an onset.
 * @example
 * import { openRun, residualProjection, show } from 'activation-supervision';
 * show(residualProjection(openRun('baseline')));
 */
export function residualProjection(run: Run): VegaLiteSpec {
  const { collapses } = landmarks(run);
  if (collapses.length === 0)
    throw new NotApplicableError(`run '${run.name}': expected a collapse, found none`);
  const { weights } = run.data;
  const order = heaviest(weights, weights.length);
  const { pairs } = run.data.split.train;
  const shared = sharedOperands(pairs, order.slice(0, PRESSURE));
  const onsets = collapses.map(({ phases: { onset } }) => onset);
  const records = onsets.map((onset) => residualRecordAt(run, onset));
  const [low, high] = extent(records.flatMap(({ projection }) => Array.from(projection)));
  // With room for the name of the highest.
  const domain = [low, rounded(high + 0.08 * (high - low))] as const;
  return panelsFigure(
    {
      text: 'Residuals along residual PC1, by weight rank',
      description: `At the onsets, epoch ${listed(onsets.map(epochInWords))}, the residual of the heaviest pair lies at ${listed(records.map(({ projection }) => decimal(projection[order[0]])))} along residual PC1; nine in ten of all ${epochInWords(order.length)} lie within ${listed(records.map(({ projection }) => decimal(quantile(Array.from(projection, Math.abs), 0.9))))} of zero.`,
      subtitle: [
        'Every training pair at the onset of each collapse; rank 1 weighs most. Means over 8 noise seeds.',
        `Named: the ${PRESSURE} heaviest pairs, and every other that shares both operands with them, in the same places.`,
      ],
    },
    { columns: 3, spacing: 22 },
    onsets.map((onset, i) => {
      const { projection } = records[i];
      const values = order.map((sample, rank) => ({
        rank: rank + 1,
        projection: rounded(projection[sample]),
        group: rank < HEAVY ? 'heaviest 1 %' : 'the others',
        ...(shared[sample] === 2 && { pair: `(${pairs[2 * sample]}, ${pairs[2 * sample + 1]})` }),
      }));
      return panel(`Collapse ${i + 1}, epoch ${epochInWords(onset)}`, values, domain);
    }),
  );
}

interface Dot {
  readonly rank: number;
  readonly projection: number;
  readonly group: string;
  /** Where it is named. */
  readonly pair?: string;
}

/** A name stands beside its dot: those of even rank lower, the others above it, so that neighbours of one height do not meet. */
function names(values: readonly Dot[], parity: 0 | 1): UnitSpec<string> {
  return {
    data: { values: values.filter(({ pair, rank }) => pair !== undefined && rank % 2 === parity) },
    mark: { type: 'text', align: 'left', dx: 5, dy: parity === 0 ? 6 : -7 },
    encoding: {
      x: { field: 'rank', type: 'quantitative' },
      y: { field: 'projection', type: 'quantitative' },
      text: { field: 'pair', type: 'nominal' },
    },
  };
}

function panel(title: string, values: readonly Dot[], domain: readonly [number, number]): LayerSpec<string> {
  return {
    title,
    width: PANEL_WIDTH,
    height: 170,
    layer: [
      {
        data: { values: [{ zero: 0 }] },
        mark: { type: 'rule', color: PALETTE.guide, strokeDash: [1, 2] },
        encoding: { y: { field: 'zero', type: 'quantitative' } },
      },
      {
        data: { values: [...values] },
        mark: { type: 'circle', size: 12, opacity: 0.7 },
        encoding: {
          x: {
            field: 'rank',
            type: 'quantitative',
            title: 'rank by Zipf weight',
            scale: { type: 'log', domain: [0.8, values.length], nice: false },
            axis: { values: [1, 10, 100, 1000], format: ',d' },
          },
          y: {
            field: 'projection',
            type: 'quantitative',
            title: 'projection (activation units)',
            scale: { domain: [...domain], nice: false },
            axis: { tickCount: 5 },
          },
          color: {
            field: 'group',
            type: 'nominal',
            scale: { domain: ['heaviest 1 %', 'the others'], range: [PALETTE.test, COMPARED[2]] },
            legend: { symbolType: 'circle' },
          },
        },
      },
      names(values, 1),
      names(values, 0),
    ],
  };
}
