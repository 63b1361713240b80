const VEGA = 'application/vnd.vegalite.v5+json';

export interface NotebookFile {
  readonly cells: readonly { readonly cell_type: string; readonly outputs?: readonly Output[] }[];
}
interface Output {
  readonly output_type: string;
  readonly text?: string | string[];
  readonly evalue?: string;
  readonly data?: Readonly<Record<string, unknown>>;
}

/** What a reader sees below each code cell: a chart by its description, not by the picture that is made of it for others. */
export function shownOutputs({ cells }: NotebookFile): unknown[][] {
  return cells
    .filter(({ cell_type }) => cell_type === 'code')
    .map(({ outputs = [] }) =>
      outputs.map(({ output_type, text, evalue, data }) => [
        output_type,
        evalue ?? joined(text) ?? data?.[VEGA] ?? joined(data?.['text/html']) ?? joined(data?.['text/plain']),
      ]),
    );
}

function joined(text: unknown): unknown {
  return Array.isArray(text) ? text.join('') : text;
}
