import { createRequire } from 'node:module';
import type { MimeBundle } from './protocol';

type Spec = Record<string, unknown>;

/** A Vega-Lite chart: it says so in its schema, or has the three parts that every chart has. */
export function isVegaLite(value: object): value is Spec {
  const spec = value as Spec;
  if (typeof spec.$schema === 'string') return spec.$schema.includes('vega-lite');
  return 'data' in spec && 'mark' in spec && 'encoding' in spec;
}

/**
 * One bundle with the chart for front ends that draw, its picture for those that do not, and a line for the rest.
 * No HTML: it would be preferred over the chart.
 */
export async function vegaLiteBundle(spec: Spec): Promise<MimeBundle> {
  const chart = { 'application/vnd.vegalite.v5+json': spec };
  try {
    const png = await vegaLitePng(spec);
    return { ...chart, 'image/png': png.toString('base64'), 'text/plain': name(spec) };
  } catch (error) {
    return { ...chart, 'text/plain': `${name(spec)} (no picture: ${(error as Error).message})` };
  }
}

/** A chart drawn without a browser, two pixels for each of its own. */
export async function vegaLitePng(spec: Spec): Promise<Buffer> {
  const { Resvg } = require('@resvg/resvg-js') as typeof import('@resvg/resvg-js');
  const fontFiles = bundledFonts();
  const font = {
    fontFiles,
    loadSystemFonts: fontFiles.length === 0,
    defaultFontFamily: family,
    sansSerifFamily: family,
  };
  const image = new Resvg(await vegaLiteSvg(spec), {
    fitTo: { mode: 'zoom', value: 2 },
    background: 'white',
    font,
  });
  return image.render().asPng();
}

async function vegaLiteSvg(spec: Spec): Promise<string> {
  // Loaded when the first chart is drawn: they take longer than a kernel to start.
  const vega = require('vega') as typeof import('vega');
  const { compile } = require('vega-lite') as {
    compile(spec: Spec, options: object): { spec: import('vega').Spec };
  };
  const logger = vega.logger(vega.None);
  const view = new vega.View(vega.parse(compile(spec, { logger }).spec), { renderer: 'none', logger });
  try {
    return await view.toSVG();
  } finally {
    view.finalize();
  }
}

const family = 'DejaVu Sans';

/** Font files from npm, the same on every machine; where they are not installed the system's are used. */
function bundledFonts(): string[] {
  try {
    const find = createRequire(__filename).resolve;
    return ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'].map((file) => find(`dejavu-fonts-ttf/ttf/${file}`));
  } catch {
    return [];
  }
}

function name(spec: Spec): string {
  const title =
    typeof spec.title === 'object' && spec.title ? (spec.title as { text?: unknown }).text : spec.title;
  return title ? `Vega-Lite chart: ${[title].flat().join(' ')}` : 'Vega-Lite chart';
}
