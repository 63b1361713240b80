import type { VegaLiteSpec } from './vegaLiteSpec';

/** What stands for each colour of the figures on a dark ground, in the order: ground and type, lines of the axes, series, fills. */
export const DARK: Readonly<Record<string, string>> = {
  white: '#111111',
  '#ffffff': '#111111',
  '#111111': '#111111',
  '#fafafa': '#fafafa',
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

/** Marks that are dim on a dark ground where they shine through: it is not so with what has an area. */
const FINE = ['point', 'circle', 'line'];

/**
 * A figure on a dark ground, #111: every colour of it that our figures use in its dark counterpart, points and lines that shine
 * through half as much, the data as they are.
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
    Object.entries(part).map(([name, value]) => {
      if (name === 'data') return [name, value];
      return [name, darkened(name === 'mark' ? lessThrough(value) : value)];
    }),
  );
}

function lessThrough(mark: unknown): unknown {
  const { type, opacity } = mark as { readonly type?: string; readonly opacity?: number };
  if (type === undefined || opacity === undefined || !FINE.includes(type)) return mark;
  return { ...(mark as object), opacity: (1 + opacity) / 2 };
}
