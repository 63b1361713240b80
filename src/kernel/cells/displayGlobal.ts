import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers';
import { bundleMetadata } from '../display/bundleMetadata';
import { mimeBundle } from '../display/display';
import { limitBundle } from '../display/limitBundle';
import type { MimeBundle } from '../protocol';
import { type CellContext, currentCell } from './cellContext';
import type { Output } from './output';

/** What `display` returns: what was shown can be replaced. */
export interface DisplayHandle {
  readonly id: string;
  update(value: unknown): void;
}

export interface Display {
  (value: unknown, options?: { id?: string }): DisplayHandle;
  bundle(data: MimeBundle, options?: { id?: string }): DisplayHandle;
  clear(wait?: boolean): void;
}

/** Displays of one cell; far beyond what can be read. */
const displayLimit = 1_000;
/** Updates of one display closer together than this, in ms, are skipped for the latest of them. */
const updateInterval = 50;

/** The function `display` of the cells. */
export function createDisplay(output: Output): Display {
  const show = (
    kind: string,
    data: Promise<MimeBundle> | MimeBundle,
    id: string,
    context: CellContext,
  ): void => {
    const content = (bundle: MimeBundle) => ({
      data: bundle,
      metadata: bundleMetadata(bundle),
      transient: { display_id: id },
    });
    output.publish(kind, data instanceof Promise ? data.then(content) : content(data), context);
  };

  const open = (data: Promise<MimeBundle> | MimeBundle, id: string = randomUUID()): DisplayHandle => {
    const context = currentCell();
    context.shown += 1;
    if (context.shown <= displayLimit) show('display_data', data, id, context);
    else if (context.shown === displayLimit + 1) {
      output.print('stderr', `[output cut: a cell may show ${displayLimit} displays]\n`);
    }
    const send = (value: unknown) => show('update_display_data', mimeBundle(value), id, context);
    return { id, update: throttle(send, context.heldBack) };
  };

  return Object.assign((value: unknown, options?: { id?: string }) => open(mimeBundle(value), options?.id), {
    bundle: (data: MimeBundle, options?: { id?: string }) => open(limitBundle(data), options?.id),
    clear: (wait = false) => output.clear(wait),
  });
}

/**
 * The first call at once, then one for each interval, with the latest value: the last value is never lost.
 * @param heldBack takes what sends a waiting value at once.
 */
function throttle(send: (value: unknown) => void, heldBack: Set<() => void>): (value: unknown) => void {
  let last = Number.NEGATIVE_INFINITY;
  let waiting: { value: unknown } | undefined;
  const now = (value: unknown): void => {
    waiting = undefined;
    heldBack.delete(flush);
    last = performance.now();
    send(value);
  };
  const flush = (): void => {
    if (waiting) now(waiting.value);
  };
  return (value) => {
    const rest = last + updateInterval - performance.now();
    if (rest <= 0) now(value);
    else if (waiting) waiting.value = value;
    else {
      waiting = { value };
      heldBack.add(flush);
      setTimeout(flush, rest);
    }
  };
}
