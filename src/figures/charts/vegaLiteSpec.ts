/**
 * A whole Vega-Lite chart. The type is loose because vega-lite's own takes a notebook's type checker longer to load
 * than everything else together; the figures are checked against vega-lite's where they are built.
 */
export interface VegaLiteSpec {
  readonly $schema: string;
  readonly [part: string]: unknown;
}

/** Version 5: JupyterLab draws it, with features up to 5.6. */
export const VEGA_LITE_SCHEMA = 'https://vega.github.io/schema/vega-lite/v5.json';
