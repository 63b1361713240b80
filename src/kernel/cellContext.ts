import { AsyncLocalStorage } from 'node:async_hooks';
import { setMaxListeners } from 'node:events';
import type { Parent } from './protocol';

/** One run of a cell, reachable from everything that it started, however late that runs. */
export class CellContext {
  readonly #controller = new AbortController();
  /** Characters printed so far. */
  printed = 0;
  /** Displays opened so far. */
  shown = 0;
  /** Set once the interrupted cell has had its moment to clean up: from then on it is not heard. */
  muted = false;

  constructor(readonly parent: Parent) {
    setMaxListeners(0, this.#controller.signal);
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  interrupt(): void {
    this.#controller.abort(new Error('the cell was interrupted'));
  }
}

const contexts = new AsyncLocalStorage<CellContext>();
let latest = new CellContext({});

/** Runs a cell's code so that whatever it starts belongs to it. */
export function runInCell<T>(context: CellContext, body: () => T): T {
  latest = context;
  return contexts.run(context, body);
}

/** The cell that the running code belongs to; for code that belongs to none, the latest. */
export function currentCell(): CellContext {
  return contexts.getStore() ?? latest;
}
