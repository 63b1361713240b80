import { InputError } from '../../inputError';
import { SLIDE_THEME } from './theme';
import type { VegaLiteSpec } from './vegaLiteSpec';

/** What a slide shows of a figure. */
export interface Cut {
  readonly text: string;
  /** One line: a slide is read from afar. */
  readonly subtitle?: string;
  /** Names of one panel, or of two that stand side by side. */
  readonly panels: readonly [string] | readonly [string, string];
  /** Inner width of each, px, where labels beside the first need the room of others; the page's where left out. */
  readonly width?: number;
}

/** 16:9, in px of the chart; a picture has two pixels for each, 1,280 x 720. */
export const PAGE = { width: 640, height: 360 } as const;

/** Inner sizes of panels that fill the page, px, by panels in a row. */
const WIDTH = { 1: 530, 2: 222 } as const;
const HEIGHT = 205;

interface Layer {
  readonly data?: { readonly values: readonly Readonly<Record<string, unknown>>[] };
  readonly encoding?: { readonly color?: Colour };
}
interface Colour {
  readonly field?: string;
  readonly scale?: { readonly domain?: readonly unknown[]; readonly range?: readonly string[] };
}
interface NamedPanel {
  readonly name?: string;
  readonly layer: readonly Layer[];
}

/**
 * One or two panels of a figure for a screen: as they are, in large type, with only the series in the key that they have. The
 * page's size stands in `usermeta`, for those that draw it.
 * @throws InputError when the figure has no such panel.
 */
export function slide(
  figure: VegaLiteSpec,
  { text, subtitle, panels, width = WIDTH[panels.length] }: Cut,
): VegaLiteSpec {
  const all = figure.concat as readonly NamedPanel[];
  const shown = panels.map((name) => {
    const found = all.find((panel) => panel.name === name);
    if (found) return found;
    throw new InputError(
      `slide: expected a panel '${name}', found ${all.map((panel) => panel.name).join(', ')}`,
    );
  });
  const used = new Set(shown.flatMap(({ layer }) => layer.flatMap(seriesOf)));
  return {
    ...figure,
    title: { text, ...(subtitle && { subtitle: [subtitle] }), fontSize: 17, offset: 8 },
    config: SLIDE_THEME,
    columns: panels.length,
    spacing: 24,
    usermeta: { page: PAGE },
    concat: shown.map((panel) => ({
      ...panel,
      width,
      height: HEIGHT,
      layer: panel.layer.map((layer) => withKeyOf(layer, used)),
    })),
  };
}

function seriesOf({ data, encoding }: Layer): unknown[] {
  const field = encoding?.color?.field;
  return field && data ? data.values.map((row) => row[field]) : [];
}

function withKeyOf(layer: Layer, used: ReadonlySet<unknown>): Layer {
  const { domain, range } = layer.encoding?.color?.scale ?? {};
  if (!domain || !range || !layer.encoding?.color?.field) return layer;
  const kept = domain.map((_, i) => i).filter((i) => used.has(domain[i]));
  const scale = {
    ...layer.encoding.color.scale,
    domain: kept.map((i) => domain[i]),
    range: kept.map((i) => range[i]),
  };
  return { ...layer, encoding: { ...layer.encoding, color: { ...layer.encoding.color, scale } } };
}
