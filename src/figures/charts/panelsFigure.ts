import type { TopLevelSpec } from 'vega-lite';
import type { LayerSpec, UnitSpec } from 'vega-lite/build/src/spec';
import { THEME } from './theme';
import { VEGA_LITE_SCHEMA, type VegaLiteSpec } from './vegaLiteSpec';

export interface FigureTitle {
  readonly text: string;
  readonly subtitle?: readonly string[];
  /** What is seen, with its numbers, in a sentence or two: for those who do not see it. */
  readonly description?: string;
}

/** How panels stand: `columns` in a row, px between them. */
export interface PanelLayout {
  readonly columns: number;
  readonly spacing: number | { readonly column: number; readonly row: number };
  /** What else the figure says at its top level. */
  readonly more?: Partial<Pick<TopLevelSpec, 'config' | 'resolve'>>;
}

/** Panels under one title, in the looks that all figures share. */
export function panelsFigure(
  { text, subtitle, description }: FigureTitle,
  { columns, spacing, more }: PanelLayout,
  concat: readonly (LayerSpec<string> | UnitSpec<string>)[],
): VegaLiteSpec {
  const spec: TopLevelSpec = {
    $schema: VEGA_LITE_SCHEMA,
    ...(description && { description }),
    title: { text, ...(subtitle && { subtitle: [...subtitle] }), fontSize: 14, offset: 10 },
    config: THEME,
    columns,
    spacing,
    ...more,
    concat: [...concat],
  };
  return spec as unknown as VegaLiteSpec;
}
