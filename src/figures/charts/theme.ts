import type { Config } from 'vega-lite';
import { FONT } from '../drawing/font';
import { NUMBER_LABEL } from './numberLabels';

/** Sizes of type, px. */
interface Type {
  readonly text: number;
  readonly title: number;
  /** Room for the labels of a y axis; fixed, so that panels and axis titles stand in line. */
  readonly labelRoom: number;
}

/** Looks shared by all figures. */
export const THEME: Config = themed({ text: 10, title: 11, labelRoom: 34 });

/** Looks of a slide, which is drawn twice as large. */
export const SLIDE_THEME: Config = themed({ text: 12, title: 13, labelRoom: 41 });

function themed({ text, title, labelRoom }: Type): Config {
  return {
    font: `${FONT}, Verdana, sans-serif`,
    background: 'white',
    view: { stroke: '#cccccc' },
    text: { color: '#222222', fontSize: text },
    axis: {
      labelFontSize: text,
      titleFontSize: text,
      titleFontWeight: 'normal',
      titleColor: '#222222',
      labelColor: '#222222',
      gridColor: '#eeeeee',
      domainColor: '#888888',
      tickColor: '#888888',
      tickSize: 4,
    },
    axisQuantitative: { labelExpr: NUMBER_LABEL },
    axisY: { minExtent: labelRoom, maxExtent: labelRoom, titlePadding: 6 },
    // Labels at an end stay within the axis: one that juts out would lift the title of its panel above its neighbours'.
    axisYQuantitative: { labelFlush: 6 },
    axisX: { labelFlush: false, titlePadding: 4 },
    title: {
      fontSize: title,
      anchor: 'start',
      frame: 'bounds',
      offset: 6,
      color: '#000000',
      subtitleFontSize: text,
      subtitleColor: '#444444',
    },
    legend: {
      orient: 'top',
      direction: 'horizontal',
      title: null,
      labelFontSize: text,
      labelColor: '#222222',
      titleColor: '#222222',
      labelLimit: 400,
      symbolStrokeWidth: 2,
      // A key is read by its colours: as they are, though many points of a chart shine through.
      symbolOpacity: 1,
      columnPadding: 8,
    },
  };
}
