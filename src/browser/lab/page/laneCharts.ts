import type { Measured } from '../training/labMeasurer';
import { element } from './element';
import { type SeriesChart, seriesChart } from './seriesChart';

const percent = (value: number) => `${Math.round(100 * value)} %`;
const plain = (value: number) => value.toLocaleString('en-US').replace('-', '−');

/** The charts of a lane over its epochs. */
export class LaneCharts {
  private readonly charts: readonly SeriesChart[];

  /** @param at the lane's section. */
  constructor(at: HTMLElement) {
    const chart = (name: string) => element(`[data-chart=${name}]`, at);
    this.charts = [
      seriesChart(chart('accuracy'), {
        range: [0, 1.02],
        values: percent,
        series: [
          { label: 'test accuracy', colour: 'accuracy' },
          { label: 'nearest centroid', colour: 'nearest', dash: [2, 3] },
          { label: 'nearest centroid without PC1', colour: 'without', dash: [8, 3] },
        ],
      }),
      seriesChart(chart('pc1'), {
        range: [0, 1.02],
        values: percent,
        series: [{ label: 'variance on PC1', colour: 'pc1' }],
      }),
      seriesChart(chart('ratio'), {
        values: plain,
        series: [{ label: 'participation ratio', colour: 'accuracy' }],
      }),
      seriesChart(chart('label'), {
        least: [-3, 0.2],
        values: plain,
        series: [
          { label: 'heaviest pair', colour: 'accuracy' },
          { label: 'second heaviest', colour: 'pc1', dash: [6, 3] },
        ],
      }),
    ];
  }

  /** @param viewed the epoch that is looked at. */
  draw(points: readonly Measured[], viewed: number): void {
    const epochs = points.map(({ epoch }) => epoch);
    const values = (of: (point: Measured) => number) => points.map(of);
    const drawn = [
      [values((one) => one.accuracy), values((one) => one.nearest), values((one) => one.nearestWithout)],
      [values((one) => one.pc1)],
      [values((one) => one.participationRatio)],
      [values((one) => one.labelEntries[0]), values((one) => one.labelEntries[1])],
    ];
    this.charts.forEach((chart, i) => {
      chart.draw(epochs, drawn[i], viewed);
    });
  }
}
