import uPlot from 'uplot';
import { look } from './look';

export interface Series {
  readonly label: string;
  /** A colour of the page's style. */
  readonly colour: string;
  readonly dash?: number[];
}

export interface SeriesChart {
  /** Epochs, and the values of each series at them. */
  draw(epochs: number[], values: number[][]): void;
}

export interface ChartLook {
  readonly series: readonly Series[];
  /** The least and the greatest value shown; taken from the values where left out. */
  readonly range?: [number, number];
  readonly values: (value: number) => string;
}

const HEIGHT = 150;
/** Epochs that are shown at least. */
const SHORTEST = 500;

/** A chart of series over epochs in an element, as wide as that is. */
export function seriesChart(at: HTMLElement, { series, range, values }: ChartLook): SeriesChart {
  let data: uPlot.AlignedData = [[], ...series.map(() => [])];
  let plot: uPlot | undefined;
  const make = () => {
    plot?.destroy();
    const axis = {
      stroke: look('ink'),
      grid: { stroke: look('grid') },
      ticks: { stroke: look('grid') },
      font: `11px ${look('font')}`,
    };
    plot = new uPlot(
      {
        width: Math.max(200, at.clientWidth),
        height: HEIGHT,
        cursor: { drag: { x: false, y: false } },
        legend: { live: false },
        scales: {
          x: { time: false, range: (_, least, most) => [least, Math.max(most, least + SHORTEST)] },
          y: range ? { range } : {},
        },
        axes: [
          {
            ...axis,
            values: (_, ticks) => ticks.map((tick) => tick.toLocaleString('en-US')),
            space: 60,
            size: 26,
          },
          { ...axis, values: (_, ticks) => ticks.map(values), size: 56 },
        ],
        series: [
          { label: 'epoch' },
          ...series.map(({ label, colour, dash }) => ({
            label,
            stroke: look(colour),
            width: 2,
            dash,
            points: { show: false },
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
    draw(epochs, drawn) {
      data = [epochs, ...drawn];
      plot?.setData(data);
    },
  };
}
