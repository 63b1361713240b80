import { escapeHtml } from '../../../escapeHtml';
import type { VegaLiteSpec } from '../../../figures/charts/vegaLiteSpec';
import { pageHtml } from './pageHtml';

type Text = string | readonly string[];
type Data = Readonly<Record<string, unknown>>;

export interface NotebookOutput {
  readonly output_type: string;
  readonly data?: Data;
  readonly [more: string]: unknown;
}

export interface NotebookCell {
  readonly cell_type: string;
  readonly id?: string;
  readonly source: Text;
  readonly metadata: { readonly tags?: readonly string[] };
  readonly outputs?: readonly NotebookOutput[];
  readonly execution_count?: number | null;
}

export interface Notebook {
  readonly cells: readonly NotebookCell[];
  readonly metadata: Data;
  readonly nbformat: number;
  readonly nbformat_minor: number;
}

/** What a notebook's page is made with. */
export interface NotebookParts {
  /** A text with its links as the page needs them. */
  readonly text: (markdown: string) => string;
  /** HTML of a chart in both themes. */
  readonly chart: (spec: VegaLiteSpec) => Promise<string>;
  /** The address of a picture of an output. */
  readonly image: (png: Buffer) => string;
  /** HTML that stands below the title. */
  readonly below: string;
}

const VEGA = 'application/vnd.vegalite.v5+json';
const WHOLE_LINE_IMPORT = /^import\b[^;]*;$/gms;

/**
 * A notebook as the book shows it: charts in both themes, tables that scroll, imports folded, nothing that asks for a kernel or for
 * another host.
 */
export async function notebookPage(notebook: Notebook, parts: NotebookParts): Promise<Notebook> {
  const cells: NotebookCell[] = [];
  for (const cell of notebook.cells)
    cells.push(cell.cell_type === 'code' ? await codeCell(cell, parts) : textCell(cell, parts));
  const { source, ...first } = cells[0];
  const [title, ...rest] = joined(source).split('\n');
  cells[0] = { ...first, source: [title, '', parts.below, ...rest].join('\n') };
  const { kernelspec, language_info } = notebook.metadata;
  return { ...notebook, cells, metadata: { kernelspec, language_info } };
}

function textCell({ cell_type, id, source }: NotebookCell, { text }: NotebookParts): NotebookCell {
  return { cell_type, id, metadata: {}, source: text(joined(source)) };
}

async function codeCell(cell: NotebookCell, parts: NotebookParts): Promise<NotebookCell> {
  const outputs: NotebookOutput[] = [];
  for (const output of cell.outputs ?? []) outputs.push(await shown(output, parts));
  const isImports = joined(cell.source).replace(WHOLE_LINE_IMPORT, '').trim() === '';
  return { ...cell, metadata: isImports ? { tags: ['hide-input'] } : {}, outputs };
}

async function shown(output: NotebookOutput, { chart, image }: NotebookParts): Promise<NotebookOutput> {
  if (!output.data) return output;
  const { [VEGA]: spec, 'text/html': html, 'text/plain': plain } = output.data;
  if (spec) return withHtml(output, await chart(spec as VegaLiteSpec));
  if (html)
    return withHtml(output, pageHtml(withFiles(joined(html as Text), joined((plain ?? '') as Text), image)));
  return { ...output, data: { 'text/plain': plain }, metadata: {} };
}

const withHtml = (output: NotebookOutput, html: string): NotebookOutput => ({
  ...output,
  data: { 'text/html': html },
  metadata: {},
});

/** Pictures within HTML as files that are read when they are seen, with what the output's text says of it. */
function withFiles(html: string, plain: string, image: (png: Buffer) => string): string {
  const alt = escapeHtml(plain.replaceAll('\n', '; '));
  return html.replace(
    /src="data:image\/png;base64,([^"]+)"/g,
    (_, data: string) => `src="${image(Buffer.from(data, 'base64'))}" alt="${alt}" loading="lazy"`,
  );
}

const joined = (text: Text): string => (typeof text === 'string' ? text : text.join(''));
