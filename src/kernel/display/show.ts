import type { MimeBundle } from '../protocol';
import { attempt } from './attempt';
import { mimeBundle } from './display';

/** What stock tslab offers for rich output: one representation at a time. */
interface TslabDisplay {
  raw(mime: string, content: unknown): void;
}

const preferred = ['text/html', 'image/png', 'image/svg+xml', 'text/markdown'];

/**
 * Shows a table, a chart, a tensor or any other value below the cell, whichever kernel runs it; outside a notebook,
 * prints it. A promise only where a chart must be drawn first: under tslab, whose cell should await it.
 * @param value of a function, what it gives; where a run lacks what that takes, what is lacking (`attempt`).
 * @example
 * import { openRun, show, suppression } from 'activation-supervision';
 * const run = openRun('baseline');
 * show(() => suppression(run));
 * show(run.history);
 * show([{ collapse: 1, onset: 25_700 }]);
 */
export function show(value: unknown): undefined | Promise<void> {
  if (typeof value === 'function') {
    const made = attempt(value as () => unknown);
    return made === undefined ? undefined : show(made);
  }
  const display = (globalThis as Record<symbol, unknown>)[Symbol.for('activation-supervision.display')];
  if (typeof display === 'function') {
    display(value);
    return undefined;
  }
  const bundle = mimeBundle(value);
  if (bundle instanceof Promise) return bundle.then(write);
  write(bundle);
  return undefined;
}

function write(bundle: MimeBundle): void {
  if ('__tslab__' in globalThis) showInTslab(bundle);
  else console.log(bundle['text/plain']);
}

function showInTslab(bundle: MimeBundle): void {
  const { display } = require('tslab') as { display: TslabDisplay };
  const mime = preferred.find((one) => one in bundle) ?? 'text/plain';
  display.raw(mime, bundle[mime]);
}
