import type { VegaLiteSpec } from './vegaLiteSpec';

/** What stands for each colour of the figures on a dark ground, in the order: ground and type, lines of the axes, series, fills. */
export const DARK: Readonly<Record<string, string>> = {
  white: '#111111',
  '#ffffff': '#111111',
  '#111111': '#111111',
  '#222222': '#dddddd',
  '#000000': '#ffffff',
  '#444444': '#bbbbbb',
  '#cccccc': '#4a4a4a',
  '#eeeeee': '#2b2b2b',
  '#888888': '#888888',
  '#777777': '#999999',
  '#999999': '#777777',
  '#045292': '#7871d9',
  '#c75c11': '#cb7d1c',
  '#01965f': '#009355',
  '#af79a2': '#9b6ea1',
  '#00c5ff': '#00cfff',
  '#f6a500': '#f4ca00',
  '#f0c04a': '#a8802b',
  '#fdf3e3': '#3a2a12',
  '#e8862c': '#a85a12',
};

/**
 * A figure on a dark ground, #111: every colour of it that our figures use in its dark counterpart, the data as they are.
 * @example
 * import { inDark, lossCurve, show } from 'activation-supervision';
 * show(inDark(lossCurve([3, 2.4, 2.1, 2], 'A loss')));
 */
export function inDark(figure: VegaLiteSpec): VegaLiteSpec {
  return darkened(figure) as VegaLiteSpec;
}

function darkened(part: unknown): unknown {
  if (typeof part === 'string') return DARK[part.toLowerCase()] ?? part;
  if (Array.isArray(part)) return part.map(darkened);
  if (part === null || typeof part !== 'object') return part;
  return Object.fromEntries(
    Object.entries(part).map(([name, value]) => [name, name === 'data' ? value : darkened(value)]),
  );
}
