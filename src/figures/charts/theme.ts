import type { Config } from 'vega-lite';
import { FONT } from './font';

/** Room for the labels of a y axis, px; fixed, so that panels and axis titles stand in line. */
const LABEL_ROOM = 30;

/** Looks shared by all figures. */
export const THEME: Config = {
  font: `${FONT}, Verdana, sans-serif`,
  background: 'white',
  view: { stroke: '#cccccc' },
  axis: {
    labelFontSize: 10,
    titleFontSize: 10,
    titleFontWeight: 'normal',
    titleColor: '#222222',
    labelColor: '#222222',
    gridColor: '#eeeeee',
    domainColor: '#888888',
    tickColor: '#888888',
    tickSize: 4,
  },
  axisY: { minExtent: LABEL_ROOM, maxExtent: LABEL_ROOM, titlePadding: 6 },
  axisX: { labelFlush: false, titlePadding: 4 },
  title: {
    fontSize: 11,
    anchor: 'start',
    frame: 'bounds',
    offset: 6,
    subtitleFontSize: 10,
    subtitleColor: '#444444',
  },
  legend: {
    orient: 'top',
    direction: 'horizontal',
    title: null,
    labelFontSize: 10,
    labelLimit: 400,
    symbolStrokeWidth: 2,
    columnPadding: 8,
  },
};
