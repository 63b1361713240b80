import type { LayerSpec, UnitSpec } from 'vega-lite/build/src/spec';
import type { Landmarks } from '../../runs/landmarks';
import { PALETTE } from './palette';

/** The key's words for what `runMarks` draws. */
export const CYCLE = 'geometric cycle';
export const DROP = 'accuracy collapse';

export interface Marks extends Pick<Landmarks, 'cycles'> {
  readonly collapses: readonly { readonly drop: number }[];
  /** Epoch from which a direction is projected out. */
  readonly suppressedFrom?: number;
}

/**
 * A run's landmarks behind the lines of any panel over epochs: geometric cycles shaded, a dashed rule where accuracy
 * has collapsed, a full one where suppression begins. The first two explain themselves in the figure's key; a run without any has no such layer.
 */
export function runMarks({
  cycles,
  collapses,
  suppressedFrom,
}: Marks): (LayerSpec<string> | UnitSpec<string>)[] {
  const layers: UnitSpec<string>[] = [];
  if (cycles.length > 0) {
    layers.push({
      data: { values: cycles.map(({ start, end }) => ({ start, end })) },
      mark: { type: 'rect', opacity: 0.5, strokeWidth: 0 },
      encoding: {
        x: { field: 'start', type: 'quantitative' },
        x2: { field: 'end' },
        fill: key(CYCLE, PALETTE.cycle, 'square'),
      },
    });
  }
  if (suppressedFrom !== undefined) {
    layers.push({
      data: { values: [{ from: suppressedFrom }] },
      mark: { type: 'rule', strokeWidth: 1.3, color: PALETTE.suppressed },
      encoding: {
        x: { field: 'from', type: 'quantitative' },
      },
    });
  }
  if (collapses.length > 0) {
    layers.push({
      data: { values: collapses.map(({ drop }) => ({ drop })) },
      mark: { type: 'rule', strokeDash: [4, 3], strokeWidth: 1, opacity: 0.7 },
      encoding: {
        x: { field: 'drop', type: 'quantitative' },
        stroke: key(DROP, PALETTE.collapse, 'stroke'),
      },
    });
  }
  return layers;
}

function key(label: string, colour: string, symbolType: 'square' | 'stroke') {
  const dash =
    symbolType === 'stroke'
      ? { symbolDash: [4, 3], symbolStrokeWidth: 1 }
      : { symbolOpacity: 0.5, symbolStrokeWidth: 0 };
  return {
    datum: label,
    type: 'nominal',
    scale: { domain: [label], range: [colour] },
    legend: { symbolType, ...dash },
  } as const;
}
