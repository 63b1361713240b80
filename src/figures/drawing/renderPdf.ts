import { createRequire } from 'node:module';
import { fontFiles } from './font';
import { renderSvg } from './renderSvg';

/** Points, which a page is measured in, for each px of a chart. */
const POINTS = 0.75;

/** Of a document, what is used here. */
interface Document {
  registerFont(name: string, file: string): void;
  struct(type: string, options: { alt?: string }, draw: () => void): unknown;
  addStructure(element: unknown): void;
  on(event: 'data', listener: (bytes: Uint8Array) => void): void;
  on(event: 'end', listener: () => void): void;
  end(): void;
}
type NewDocument = new (options: object) => Document;
type Draw = (to: Document, svg: string, x: number, y: number, options: object) => void;

/** What a chart says of itself. */
interface Titled {
  readonly title?: string | { readonly text?: string | readonly string[] };
  readonly description?: string;
}

/**
 * A chart as a PDF of one page that is as large as the chart: lines and letters, in the font of the package, no pixels. Equal
 * charts give equal bytes. Its title is the document's, and its description is the picture's alternative text.
 * @param spec Vega-Lite version 5.
 * @throws Error of vega or vega-lite when the chart cannot be drawn.
 * @example
 * import { lossCurve, renderPdf } from 'activation-supervision';
 * const pdf = await renderPdf(lossCurve([3, 2.4, 2.1, 2], 'A loss'));
 * String.fromCharCode(...pdf.subarray(0, 5)); // => '%PDF-'
 */
export async function renderPdf(spec: object): Promise<Uint8Array> {
  const svg = await renderSvg(spec);
  const [width, height] = sizeOf(svg);
  const load = createRequire(__filename);
  const PdfDocument = load('pdfkit') as NewDocument;
  const draw = load('svg-to-pdfkit') as Draw;
  const { title, description: alt } = spec as Titled;
  const text = [typeof title === 'string' ? title : (title?.text ?? 'figure')].flat().join(' ');
  const document = new PdfDocument({
    size: [width, height],
    margin: 0,
    pdfVersion: '1.7',
    tagged: true,
    lang: 'en',
    displayTitle: true,
    // No date of its own: it would differ from one drawing to the next.
    info: { Title: text, CreationDate: new Date(0), ...(alt && { Subject: alt }) },
  });
  const [regular, bold] = fontFiles();
  document.registerFont('regular', regular);
  document.registerFont('bold', bold);
  const bytes = new Promise<Uint8Array>((done) => {
    const parts: Uint8Array[] = [];
    document.on('data', (part) => parts.push(part));
    document.on('end', () => done(Buffer.concat(parts)));
  });
  const fontCallback = (_family: string, isBold: boolean) => (isBold ? 'bold' : 'regular');
  document.addStructure(
    document.struct('Figure', alt ? { alt } : {}, () =>
      draw(document, svg, 0, 0, { width, height, fontCallback }),
    ),
  );
  document.end();
  return bytes;
}

/** Of a drawing, in points. */
function sizeOf(svg: string): [number, number] {
  const [, width, height] = /^<svg[^>]*? width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? [];
  if (!width) throw new Error(`expected a drawing with a size, found ${svg.slice(0, 80)}`);
  return [POINTS * Number(width), POINTS * Number(height)];
}
