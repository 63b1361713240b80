import type { LayerSpec, UnitSpec } from 'vega-lite/build/src/spec';
import { isSoon } from '../../training/probes/healthyPast';
import type { ReplayState } from '../../training/probes/replayStates';
import { epochAxis } from '../charts/epochAxis';
import { COMPARED, PALETTE } from '../charts/palette';
import { rounded } from '../charts/rounded';

export interface Point {
  readonly epoch: number;
  readonly of: string;
  readonly value: number;
}

/** What a line looks like, by its name in the key. */
export type Styles = Readonly<Record<string, { readonly colour: string; readonly width: number }>>;

const USUAL = 1.6;

export const GEOMETRY: Styles = {
  now: { colour: PALETTE.train, width: USUAL },
  'largest within 2,000 epochs': { colour: PALETTE.test, width: USUAL },
};
export const ACCURACY: Styles = { 'test pairs': { colour: PALETTE.test, width: USUAL } };
export const WARNING: Styles = { 'score of a healthy state': { colour: PALETTE.train, width: USUAL } };
/** These nearly coincide: each is seen beside the thinner ones on it. */
export const OTHERS: Styles = {
  future_geom: { colour: COMPARED[2], width: 7 },
  future_acc: { colour: PALETTE.all, width: 3.6 },
  global_pc1: { colour: COMPARED[3], width: 1.4 },
};
const SOON = 'collapse soon';

/** Lines over epochs, in order, cut off at the ends of the y axis where they are given; points that are not finite are left out. */
export function lines(
  points: readonly Point[],
  title: string,
  domain: readonly [number, number],
  styles: Styles,
  within?: readonly [number, number],
): UnitSpec<string>[] {
  const names = Object.keys(styles);
  // One key for all: each line has a scale of its own.
  return names.map((name, i) => ({
    data: {
      values: points
        .filter(({ of, value }) => of === name && Number.isFinite(value))
        .map(({ epoch, of, value }) => ({ epoch, of, value: rounded(value) })),
    },
    mark: { type: 'line', strokeJoin: 'round', clip: true, strokeWidth: styles[name].width },
    encoding: {
      x: epochAxis(domain, 10),
      y: {
        field: 'value',
        type: 'quantitative',
        title,
        axis: { tickCount: 5 },
        ...(within && { scale: { domain: [...within], nice: false } }),
      },
      color: {
        field: 'of',
        type: 'nominal',
        scale: { domain: names, range: Object.values(styles).map(({ colour }) => colour) },
        legend: i === 0 ? { symbolType: 'stroke', symbolStrokeWidth: 2 } : null,
      },
    },
  }));
}

/** A dotted line across. */
export function level(value: number): UnitSpec<string> {
  return {
    data: { values: [{ value }] },
    mark: { type: 'rule', color: PALETTE.guide, strokeDash: [1, 2] },
    encoding: { y: { field: 'value', type: 'quantitative' } },
  };
}

/** A dotted line across that says what it is, above its left end. */
export function namedLevel(value: number, text: string): (UnitSpec<string> | LayerSpec<string>)[] {
  return [
    level(value),
    {
      data: { values: [{ value, at: 0 }] },
      mark: { type: 'text', text, align: 'left', baseline: 'bottom', dx: 4, dy: -2, color: PALETTE.guide },
      encoding: {
        x: { field: 'at', type: 'quantitative' },
        y: { field: 'value', type: 'quantitative' },
      },
    },
  ];
}

/** A warning and the drop of accuracy that it was of. */
export interface Lead {
  readonly warning: number;
  readonly drop: number;
  readonly words: string;
}

/** From each warning to its drop a bar at one height, a point at its start, and how long it is. */
export function leads(values: readonly Lead[], height: number): UnitSpec<string>[] {
  const data = { values: values.map((lead) => ({ ...lead, height })) };
  const y = { field: 'height', type: 'quantitative' } as const;
  const from = { field: 'warning', type: 'quantitative' } as const;
  const colour = PALETTE.collapse;
  return [
    {
      data,
      mark: { type: 'rule', strokeWidth: 3, color: colour },
      encoding: { x: from, x2: { field: 'drop' }, y },
    },
    {
      data,
      mark: { type: 'point', filled: true, size: 50, opacity: 1, color: colour },
      encoding: { x: from, y },
    },
    {
      data,
      mark: { type: 'text', align: 'left', dy: -12, color: colour },
      encoding: { x: from, y, text: { field: 'words', type: 'nominal' } },
    },
  ];
}

/** A dashed line down. */
export function ruleAt(epoch: number): UnitSpec<string> {
  return {
    data: { values: [{ epoch }] },
    mark: { type: 'rule', color: PALETTE.collapse, strokeDash: [4, 3], opacity: 0.6 },
    encoding: { x: { field: 'epoch', type: 'quantitative' } },
  };
}

/** A band about every state that a geometric cycle follows. */
export function shading(states: readonly ReplayState[]): UnitSpec<string> {
  const half = (states[1].epoch - states[0].epoch) / 2;
  const values = states.filter(isSoon).map(({ epoch }) => ({ start: epoch - half, end: epoch + half }));
  return {
    data: { values },
    mark: { type: 'rect', opacity: 0.5, strokeWidth: 0 },
    encoding: {
      x: { field: 'start', type: 'quantitative' },
      x2: { field: 'end' },
      fill: {
        datum: SOON,
        type: 'nominal',
        scale: { domain: [SOON], range: [PALETTE.cycle] },
        legend: { symbolType: 'square', symbolOpacity: 0.5, symbolStrokeWidth: 0 },
      },
    },
  };
}
