import type { Matrix } from '../engine/matrix';
import { row } from '../engine/matrix';
import { panelsFigure } from '../figures/charts/panelsFigure';
import { rounded } from '../figures/charts/rounded';
import type { VegaLiteSpec } from '../figures/charts/vegaLiteSpec';
import { InputError } from '../inputError';

/** Images beside one another. */
const ACROSS = 12;
/** Height and width of one, px. */
const SIDE = 50;

/**
 * Square images, the first of `labels.length`, with a line above each.
 * @param images `[n x pixels²]`, row by row, 0 (paper) to 1 (ink). @param labels what stands above each that is drawn.
 * @throws InputError for images that are not square, or more labels than images.
 * @example
 * import { imageGrid, readDigits, show } from 'activation-supervision';
 * const { train } = readDigits({ ofEach: 2, seed: 1 });
 * show(imageGrid(train.inputs, ['the heaviest', 'the second'], { text: 'Digits' }));
 */
export function imageGrid(
  images: Matrix,
  labels: readonly string[],
  title: { readonly text: string; readonly subtitle?: string },
): VegaLiteSpec {
  const pixels = Math.sqrt(images.columns);
  if (!Number.isInteger(pixels))
    throw new InputError(`images: expected squares, found ${images.columns} pixels`);
  if (labels.length === 0 || labels.length > images.rows)
    throw new InputError(`labels: expected 1 to ${images.rows}, found ${labels.length}`);
  const across = Math.min(ACROSS, labels.length);
  const down = Math.ceil(labels.length / across);
  const [wide, high] = [pixels + 1, 1.5 * pixels];
  const corners = labels.map((label, i) => ({
    label,
    x: (i % across) * wide,
    y: Math.floor(i / across) * high,
  }));
  const ink = corners.flatMap(({ x, y }, i) =>
    Array.from(row(images, i), (value, at) => ({
      x: x + (at % pixels),
      y: y + 0.45 * pixels + Math.floor(at / pixels),
      ink: rounded(value),
    })).filter(({ ink: value }) => value > 0.01),
  );
  const scale = (most: number, reverse = false) => ({ domain: [0, most], nice: false, reverse });
  const axis = (field: string, most: number, reverse = false) =>
    ({ field, type: 'quantitative', axis: null, scale: scale(most, reverse) }) as const;
  const x = axis('x', across * wide);
  const y = axis('y', down * high, true);
  return panelsFigure(
    { text: title.text, ...(title.subtitle && { subtitle: [title.subtitle] }) },
    { columns: 1, spacing: 0 },
    [
      {
        width: across * (SIDE + SIDE / pixels),
        height: down * 1.5 * SIDE,
        view: { stroke: null },
        layer: [
          {
            data: { values: ink.map((one) => ({ ...one, right: one.x + 1, below: one.y + 1 })) },
            mark: { type: 'rect', stroke: null },
            encoding: {
              x,
              x2: { field: 'right' },
              y,
              y2: { field: 'below' },
              color: {
                field: 'ink',
                type: 'quantitative',
                scale: { domain: [0, 1], range: ['#ffffff', '#222222'] },
                legend: null,
              },
            },
          },
          {
            data: {
              values: corners.map(({ label, ...at }) => ({
                label,
                x: at.x + pixels / 2,
                y: at.y + 0.25 * pixels,
              })),
            },
            mark: { type: 'text', fontSize: 10 },
            encoding: { x, y, text: { field: 'label', type: 'nominal' } },
          },
        ],
      },
    ],
  );
}
