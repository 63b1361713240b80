import type { LayerSpec } from 'vega-lite/build/src/spec';
import { InputError } from '../../inputError';
import type { PlanePoints } from '../../metrics/components/planePoints';
import { COMPARED, PALETTE } from '../charts/palette';
import { panelsFigure } from '../charts/panelsFigure';
import { rounded } from '../charts/rounded';
import type { VegaLiteSpec } from '../charts/vegaLiteSpec';

/** One scatter of several. */
export interface ScatterPanel {
  readonly title: string;
  readonly xTitle: string;
  readonly yTitle: string;
  /** Sets of points by the name that the key gives them; drawn in this order. */
  readonly groups: Readonly<Record<string, PlanePoints>>;
  /** Colour of each point on a closed circle, 0..1, where points are told apart by class instead of by group. */
  readonly hues?: ArrayLike<number>;
}

/** Points of a group that are drawn: enough to see its shape, few enough for a notebook's file. */
export const MOST_POINTS = 1_000;

/**
 * Scatters beside one another. Of a group larger than `MOST_POINTS` the first are drawn: training pairs stand in order
 * of weight, so the heaviest are among them.
 * @throws InputError for no panels, or more groups than there are colours.
 * @example
 * import { forward, openRun, planeScatter, principalPlane, show } from 'activation-supervision';
 * const run = openRun('baseline');
 * const { h1 } = forward(run.parameters(25_700), run.shape, run.data.split.train.pairs);
 * const [pairs] = principalPlane(h1, h1);
 * const panel = { title: '', xTitle: 'PC1', yTitle: 'PC2', groups: { pairs } };
 * show(planeScatter([panel], { text: 'h1 at epoch 25,700' }));
 */
export function planeScatter(
  panels: readonly ScatterPanel[],
  title: { readonly text: string; readonly subtitle?: string },
): VegaLiteSpec {
  if (panels.length === 0) throw new InputError('expected panels to draw, found none');
  return panelsFigure(
    {
      text: title.text,
      ...(title.subtitle ? { subtitle: [title.subtitle] } : {}),
    },
    { columns: 3, spacing: 22 },
    panels.map((one) => panel(one, panels.length)),
  );
}

const COLOURS = [PALETTE.train, PALETTE.test, ...COMPARED];

function panel({ title, xTitle, yTitle, groups, hues }: ScatterPanel, of: number): LayerSpec<string> {
  const names = Object.keys(groups);
  if (names.length > COLOURS.length) {
    throw new InputError(`expected at most ${COLOURS.length} groups, found ${names.length}`);
  }
  const values = names.flatMap((group) => pointsOf(group, groups[group], hues));
  const size = of > 1 ? 200 : 380;
  return {
    title,
    width: size,
    height: size,
    layer: [
      {
        data: { values },
        mark: { type: 'circle', size: of > 1 ? 14 : 18, opacity: 0.65 },
        encoding: {
          x: { field: 'x', type: 'quantitative', title: xTitle, axis: { tickCount: 5 } },
          y: { field: 'y', type: 'quantitative', title: yTitle, axis: { tickCount: 5 } },
          color: hues
            ? {
                field: 'hue',
                type: 'quantitative',
                scale: { scheme: 'sinebow', domain: [0, 1] },
                legend: null,
              }
            : {
                field: 'group',
                type: 'nominal',
                scale: { domain: names, range: COLOURS.slice(0, names.length) },
                legend: names.length > 1 ? { symbolType: 'circle', symbolOpacity: 1 } : null,
              },
        },
      },
    ],
  };
}

function pointsOf(group: string, { x, y }: PlanePoints, hues: ArrayLike<number> | undefined) {
  return Array.from(x.subarray(0, MOST_POINTS), (value, i) => ({
    x: rounded(value),
    y: rounded(y[i]),
    ...(hues ? { hue: rounded(hues[i]) } : { group }),
  }));
}
