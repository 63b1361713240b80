import { jupyterDisplay } from '../display/display';
import type { MimeBundle } from '../protocol';
import type { DisplayHandle } from './displayGlobal';

/** What functions that take a while take among their options: spread it into them. */
export interface Watched {
  /** Shows how far they are. */
  readonly progress: (done: number, total: number) => void;
  /** Aborted when the cell is interrupted, where the kernel says so. */
  readonly signal?: AbortSignal;
}

/** Shows a bundle, and what replaces it. */
type Redraw = (bundle: MimeBundle) => void;

/** Time between two pictures of a bar, ms. */
const INTERVAL = 100;

/**
 * A progress bar below the cell, whichever kernel runs it; outside a notebook, a line when all is done.
 * @example
 * import { openRun, progressBar, shortBranch } from 'activation-supervision';
 * const run = openRun('baseline');
 * const branch = await shortBranch(run, { from: 20_000, epochs: 50, ...progressBar('as trained') });
 */
export function progressBar(label: string): Watched {
  const redraw = redrawing();
  let shown = Number.NEGATIVE_INFINITY;
  return {
    progress(done, total) {
      const now = performance.now();
      if (done < total && now - shown < INTERVAL) return;
      shown = now;
      redraw(barBundle(label, done, total));
    },
    signal: (globalThis as { interruptSignal?: AbortSignal }).interruptSignal,
  };
}

function barBundle(label: string, done: number, total: number): MimeBundle {
  const count = `${done.toLocaleString('en-US')} of ${total.toLocaleString('en-US')}`;
  const bar = `<progress value="${done}" max="${total}"></progress>`;
  return { 'text/html': `<div>${bar} ${label}: ${count}</div>`, 'text/plain': `${label}: ${count}` };
}

function redrawing(): Redraw {
  const display = (globalThis as Record<symbol, unknown>)[Symbol.for('activation-supervision.display')];
  if (typeof display === 'function') {
    let handle: DisplayHandle | undefined;
    return (bundle) => {
      const value = { [jupyterDisplay]: bundle };
      if (handle) handle.update(value);
      else handle = display(value) as DisplayHandle;
    };
  }
  if ('__tslab__' in globalThis) {
    const { newDisplay } = require('tslab') as { newDisplay(): { html(html: string): void } };
    const shown = newDisplay();
    return (bundle) => shown.html(String(bundle['text/html']));
  }
  return () => {};
}
