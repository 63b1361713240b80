import type { LayerSpec } from 'vega-lite/build/src/spec';
import { POWER_LABEL } from '../figures/charts/numberLabels';
import { COMPARED, PALETTE } from '../figures/charts/palette';
import { panelsFigure } from '../figures/charts/panelsFigure';
import { rounded } from '../figures/charts/rounded';
import type { VegaLiteSpec } from '../figures/charts/vegaLiteSpec';
import type { WeightGroup } from './byWeight';
import type { Geometry } from './geometry';

/** Components that are drawn. */
const DRAWN = 64;

/** The spectrum of activations, and the projection on PC1 by weight where there are weights. */
export function analysisFigure(
  of: string,
  geometry: Geometry,
  groups: readonly WeightGroup[] | undefined,
): VegaLiteSpec {
  const panels = [spectrumPanel(geometry), ...(groups ? [weightPanel(groups)] : [])];
  return panelsFigure({ text: `Activations: ${of}` }, { columns: 2, spacing: 22 }, panels);
}

function spectrumPanel({ components, totalVariance }: Geometry): LayerSpec<string> {
  const shares = Array.from(components.variances.slice(0, DRAWN), (variance, i) => ({
    component: i + 1,
    share: rounded(variance / totalVariance),
  }));
  return {
    title: 'Spectrum',
    width: 310,
    height: 190,
    layer: [
      {
        data: { values: shares.filter(({ share }) => share > 0) },
        mark: { type: 'line', point: { size: 18 }, strokeWidth: 1, color: PALETTE.train },
        encoding: {
          x: {
            field: 'component',
            type: 'quantitative',
            title: 'principal component',
            axis: { tickMinStep: 1 },
          },
          y: {
            field: 'share',
            type: 'quantitative',
            title: 'share of the variance',
            scale: { type: 'log' },
            axis: { labelExpr: POWER_LABEL, tickCount: 5 },
          },
        },
      },
    ],
  };
}

function weightPanel(groups: readonly WeightGroup[]): LayerSpec<string> {
  return {
    title: 'By weight',
    width: 310,
    height: 190,
    layer: [
      {
        data: { values: groups.map(({ group, projection }) => ({ group, projection: rounded(projection) })) },
        mark: { type: 'bar', color: COMPARED[0] },
        encoding: {
          x: {
            field: 'group',
            type: 'nominal',
            sort: null,
            title: 'heaviest samples',
            axis: { labelAngle: 0 },
          },
          y: {
            field: 'projection',
            type: 'quantitative',
            title: 'mean projection on PC1',
            axis: { format: '~g', tickCount: 5 },
          },
        },
      },
    ],
  };
}
