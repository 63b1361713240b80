import { isVegaLite, vegaLiteBundle } from '../../kernel/display/displayVega';
import type { MimeBundle } from '../../kernel/protocol';

/**
 * Shows Vega-Lite charts without a picture, in the place of `displays/displayChart`: JupyterLite draws them, and the program
 * that makes pictures is Node's. @returns undefined for other values.
 */
export function displayChart(value: object): MimeBundle | undefined {
  return isVegaLite(value) ? vegaLiteBundle(value) : undefined;
}
