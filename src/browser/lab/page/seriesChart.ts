import uPlot from 'uplot';
import { look } from './look';

export interface Series {
  readonly label: string;
  /** A colour of the page's style. */
  readonly colour: string;
  readonly dash?: number[];
}

export interface SeriesChart {
  /** Epochs, the values of each series at them, and the epoch that is looked at. */
  draw(epochs: number[], values: number[][], viewed: number): void;
}

export interface ChartLook {
  readonly series: readonly Series[];
  /** The least and the greatest value shown; taken from the values where left out. */
  readonly range?: [number, number];
  /** What is shown at least, where the range is taken from the values. */
  readonly least?: [number, number];
  readonly values: (value: number) => string;
}

const HEIGHT = 150;
/** Epochs that are shown at least. */
const SHORTEST = 500;

/** A chart of series over epochs in an element, as wide as that is. */
export function seriesChart(at: HTMLElement, { series, range, least, values }: ChartLook): SeriesChart {
  let data: uPlot.AlignedData = [[], ...series.map(() => [])];
  let viewed = 0;
  let plot: uPlot | undefined;
  const make = () => {
    plot?.destroy();
    const axis = {
      stroke: look('ink'),
      grid: { stroke: look('grid') },
      ticks: { stroke: look('grid') },
      font: `13px ${look('font')}`,
    };
    plot = new uPlot(
      {
        width: Math.max(200, at.clientWidth),
        height: HEIGHT,
        cursor: { drag: { x: false, y: false } },
        // A line of each, as it is drawn; the first of uPlot's series is the epochs.
        legend: { live: false, markers: { dash: (_, i) => border(series[i - 1]?.dash) } },
        hooks: { draw: [(made) => mark(made, viewed)] },
        scales: {
          x: { time: false, range: () => span(data[0]) },
          y: range ? { range } : least ? { range: (_, from, to) => around(least, from, to) } : {},
        },
        axes: [
          {
            ...axis,
            values: (_, ticks) => ticks.map((tick) => tick.toLocaleString('en-US')),
            space: 70,
            size: 30,
          },
          { ...axis, values: (_, ticks) => ticks.map(values), size: 62 },
        ],
        series: [
          { label: 'epoch' },
          ...series.map(({ label, colour, dash }) => ({
            label,
            stroke: look(colour),
            width: 2,
            dash,
            // A line of one epoch would not be seen.
            points: { show: (made: uPlot) => made.data[0].length === 1, size: 6, fill: look(colour) },
          })),
        ],
      },
      data,
      at,
    );
  };
  make();
  new ResizeObserver(() => plot?.setSize({ width: Math.max(200, at.clientWidth), height: HEIGHT })).observe(
    at,
  );
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', make);
  return {
    draw(epochs, drawn, at) {
      data = [epochs, ...drawn];
      viewed = at;
      plot?.setData(data);
    },
  };
}

/** The nearest style of a border to a pattern of dashes. */
function border([drawn]: number[] = []): string {
  if (drawn === undefined) return 'solid';
  return drawn < 4 ? 'dotted' : 'dashed';
}

/** The epochs that are shown; not as uPlot has them, which begins at 0 where there is one. */
function span(epochs: ArrayLike<number>): [number, number] {
  const least = epochs[0] ?? 0;
  return [least, Math.max(epochs[epochs.length - 1] ?? 0, least + SHORTEST)];
}

/** A range and whatever lies beyond it; uPlot has no values before the first are drawn. */
function around(least: [number, number], from: number | null, to: number | null): [number, number] {
  return [Math.min(least[0], from ?? least[0]), Math.max(least[1], to ?? least[1])];
}

/** A line at an epoch that is gone back to. */
function mark({ ctx, bbox, data, valToPos }: uPlot, epoch: number): void {
  if (!(epoch < data[0][data[0].length - 1])) return;
  const x = valToPos(epoch, 'x', true);
  ctx.save();
  ctx.strokeStyle = look('soft');
  ctx.lineWidth = devicePixelRatio;
  ctx.setLineDash([]);
  ctx.beginPath();
  ctx.moveTo(x, bbox.top);
  ctx.lineTo(x, bbox.top + bbox.height);
  ctx.stroke();
  ctx.restore();
}
