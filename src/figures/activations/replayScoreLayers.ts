import type { UnitSpec } from 'vega-lite/build/src/spec';
import { HEALTHY_PAST_NAME } from '../../probes/replayScores';
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
export type Styles = Readonly<Record<string, { readonly colour: string; readonly dash: number[] }>>;

const SOLID = [1, 0];

export const GEOMETRY: Styles = {
  now: { colour: PALETTE.train, dash: SOLID },
  'largest within 2,000 epochs': { colour: PALETTE.test, dash: SOLID },
};
export const ACCURACY: Styles = { 'test pairs': { colour: COMPARED[0], dash: SOLID } };
/** Three of the probes nearly coincide, and are seen through one another's gaps. */
export const PROBES: Styles = {
  future_geom: { colour: COMPARED[2], dash: SOLID },
  future_acc: { colour: COMPARED[0], dash: [5, 5] },
  global_pc1: { colour: PALETTE.test, dash: [2, 6] },
  [HEALTHY_PAST_NAME]: { colour: COMPARED[3], dash: SOLID },
};
const SOON = 'collapse soon';

/** Lines over epochs; points that are not finite are left out. */
export function lines(
  points: readonly Point[],
  title: string,
  domain: readonly [number, number],
  styles: Styles,
): UnitSpec<string> {
  const names = Object.keys(styles);
  const values = points
    .filter(({ value }) => Number.isFinite(value))
    .map(({ epoch, of, value }) => ({ epoch, of, value: rounded(value) }));
  return {
    data: { values },
    mark: { type: 'line', strokeWidth: 1.6, strokeJoin: 'round' },
    encoding: {
      x: epochAxis(domain, 10),
      y: { field: 'value', type: 'quantitative', title, axis: { tickCount: 5 } },
      color: {
        field: 'of',
        type: 'nominal',
        scale: { domain: names, range: Object.values(styles).map(({ colour }) => colour) },
        legend: { symbolType: 'stroke' },
      },
      strokeDash: {
        field: 'of',
        type: 'nominal',
        scale: { domain: names, range: Object.values(styles).map(({ dash }) => dash) },
      },
    },
  };
}

/** A dotted line across. */
export function level(value: number): UnitSpec<string> {
  return {
    data: { values: [{ value }] },
    mark: { type: 'rule', color: PALETTE.guide, strokeDash: [1, 2] },
    encoding: { y: { field: 'value', type: 'quantitative' } },
  };
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
