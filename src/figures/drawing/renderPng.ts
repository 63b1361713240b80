import { createRequire } from 'node:module';
import { FONT, fontFiles } from './font';
import { renderSvg } from './renderSvg';

/**
 * A chart as PNG on white. Only the font of the package is used, never the system's: equal charts give equal bytes.
 * @param spec Vega-Lite version 5.
 * @param scale device pixels for each of the chart's.
 * @throws Error of vega or vega-lite when the chart cannot be drawn.
 * @example
 * import { lossCurve, renderPng } from 'activation-supervision';
 * const png = await renderPng(lossCurve([3, 2.4, 2.1, 2], 'A loss'));
 * String.fromCharCode(...png.subarray(1, 4)); // => 'PNG'
 */
export async function renderPng(spec: object, scale = 2): Promise<Uint8Array> {
  const { Resvg } = createRequire(__filename)('@resvg/resvg-js') as typeof import('@resvg/resvg-js');
  const image = new Resvg(await renderSvg(spec), {
    fitTo: { mode: 'zoom', value: scale },
    background: 'white',
    font: {
      loadSystemFonts: false,
      fontFiles: fontFiles(),
      defaultFontFamily: FONT,
      sansSerifFamily: FONT,
      serifFamily: FONT,
      monospaceFamily: FONT,
    },
  });
  return image.render().asPng();
}
