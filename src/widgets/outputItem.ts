import { escapeHtml } from '../escapeHtml';
import type { StaticView } from './widget';

/** An output as notebooks keep it. */
export type OutputItem =
  | { readonly output_type: 'stream'; readonly name: string; readonly text: string }
  | {
      readonly output_type: 'display_data';
      readonly data: Record<string, unknown>;
      readonly metadata: Record<string, unknown>;
    }
  | {
      readonly output_type: 'error';
      readonly ename: string;
      readonly evalue: string;
      readonly traceback: readonly string[];
    };

/** How an output looks on a page. */
export function itemView(item: OutputItem): StaticView {
  if (item.output_type === 'stream') return preformatted(item.text);
  if (item.output_type === 'error') return preformatted(`${item.ename}: ${item.evalue}`);
  const { data } = item;
  const text = String(data['text/plain'] ?? '');
  const markup = data['text/html'] ?? data['image/svg+xml'];
  if (markup !== undefined) return { html: String(markup), text };
  const png = data['image/png'];
  if (png !== undefined) return { html: `<img src="data:image/png;base64,${String(png)}">`, text };
  return preformatted(text || String(data['text/markdown'] ?? Object.keys(data).join(', ')));
}

/** A message of Jupyter as an output; undefined for one that is none. */
export function outputItem(kind: string, content: Record<string, unknown>): OutputItem | undefined {
  const { name, text, data, metadata, ename, evalue, traceback } = content as Record<string, never>;
  if (kind === 'stream') return { output_type: 'stream', name, text };
  if (kind === 'error') return { output_type: 'error', ename, evalue, traceback };
  if (kind === 'display_data' || kind === 'execute_result')
    return { output_type: 'display_data', data, metadata: metadata ?? {} };
  return undefined;
}

/** A failure as an output. */
export function errorItem(thrown: unknown): OutputItem {
  const { name, message, stack } = thrown instanceof Error ? thrown : new Error(String(thrown));
  const traceback = (stack ?? `${name}: ${message}`).split('\n').filter((line) => !line.includes('node:'));
  return { output_type: 'error', ename: name, evalue: message, traceback };
}

function preformatted(text: string): StaticView {
  return { html: `<pre>${escapeHtml(text.replace(/\n$/, ''))}</pre>`, text: text.replace(/\n$/, '') };
}
