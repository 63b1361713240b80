import { AsyncLocalStorage } from 'node:async_hooks';
import { setMaxListeners } from 'node:events';
import { setImmediate } from 'node:timers';
import type { Parent } from '../protocol';

/** What ends the loops of an interrupted cell, and the reason that its signal gives. */
export class Interruption extends Error {
  constructor() {
    super('the cell was interrupted');
  }
}

/** One run of a cell, reachable from everything that it started, however late that runs. */
export class CellContext {
  readonly #controller = new AbortController();
  /** Characters printed so far. */
  printed = 0;
  /** Displays opened so far. */
  shown = 0;
  #muted = false;
  /** Called as the cell ends: what its displays hold back for a moment. */
  readonly heldBack = new Set<() => void>();

  constructor(readonly parent: Parent) {
    setMaxListeners(0, this.#controller.signal);
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Whether the interrupted cell has had its moment to clean up: from then on it is not heard. */
  get muted(): boolean {
    return this.#muted;
  }

  mute(): void {
    this.#muted = true;
    anyMuted = true;
  }

  interrupt(): void {
    this.#controller.abort(new Interruption());
  }
}

/** A part of a cell whose output goes elsewhere; in all else it is that cell. */
export class CapturedContext extends CellContext {
  constructor(
    readonly origin: CellContext,
    readonly sink: (kind: string, content: Record<string, unknown>) => void,
  ) {
    super(origin.parent);
  }

  override get signal(): AbortSignal {
    return this.origin.signal;
  }

  override get muted(): boolean {
    return this.origin.muted;
  }
}

const contexts = new AsyncLocalStorage<CellContext>();
let latest = new CellContext({});
let anyMuted = false;

/** Runs a cell's code so that whatever it starts belongs to it. */
export function runInCell<T>(context: CellContext, body: () => T): T {
  latest = context;
  return contexts.run(context, body);
}

/** Runs code that belongs to a request of its own beside the cells, or to a part of a cell. */
export function runBeside<T>(context: CellContext, body: () => T): T {
  return contexts.run(context, body);
}

/** The cell that the running code belongs to; for code that belongs to none, the latest. */
export function currentCell(): CellContext {
  return contexts.getStore() ?? latest;
}

/** Whether the running code belongs to a cell that is not heard any more. */
export function isMuted(): boolean {
  return anyMuted && currentCell().muted;
}

let terminated = false;

/**
 * To be called where a callback is about to be cut short from outside: Node checks, with asynchronous hooks on,
 * that callbacks end in order, and would end the process. The next cell turns them on again.
 */
export function beforeTermination(): void {
  contexts.disable();
  terminated = true;
}

/** What `afterTermination` throws; not to be reported. */
export const termination = new Error('the cell was terminated');

/** To be called next: Node forgets the unfinished callbacks when an exception reaches the event loop, so one does. */
export function afterTermination(): void {
  if (!terminated) return;
  terminated = false;
  setImmediate(() => {
    throw termination;
  });
}
