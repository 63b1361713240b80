import { setTimeout } from 'node:timers';
import { admitText } from '../printLimit';
import type { FromChild } from '../protocol';
import { CapturedContext, type CellContext, currentCell } from './cellContext';
import { PendingOutput } from './pendingOutput';

const batchSize = 16_384;
const batchTime = 25;

type Send = (message: FromChild) => void;
type Stream = 'stdout' | 'stderr';
type Content = Record<string, unknown>;

interface Message {
  kind: string;
  /** Undefined while it is being drawn. */
  content: Content | undefined;
  context: CellContext;
}

/** Gathers what cells print into few messages, each for the cell that printed it. */
export class Output {
  readonly #send: Send;
  #pending: { context: CellContext; output: PendingOutput } | undefined;
  #timer: NodeJS.Timeout | undefined;
  #sent = 0;
  readonly #waiting = new Map<CellContext, Message[]>();
  readonly #sentListeners = new Map<CellContext, () => void>();

  constructor(send: Send) {
    this.#send = send;
  }

  print(name: Stream, text: string, context = currentCell()): void {
    const allowed = admitText(context, text);
    if (allowed === '' || context.muted) return;
    this.#open(context).print(name, allowed);
    this.#flushSoon();
  }

  /** Removes what the cell put out; it may print as much again. */
  clear(wait: boolean, context = currentCell()): void {
    if (context.muted) return;
    context.printed = 0;
    this.#open(context).clear(wait);
    this.#flushSoon();
  }

  /** Sends any other message of a cell, after what the cell put out before it. */
  publish(kind: string, content: Content | Promise<Content>, context = currentCell()): void {
    if (context.muted) return;
    this.flush();
    if (!(content instanceof Promise)) {
      this.#post({ kind, content, context });
      return;
    }
    const message: Message = { kind, content: undefined, context };
    const waiting = this.#waiting.get(context) ?? [];
    waiting.push(message);
    this.#waiting.set(context, waiting);
    void content.then((ready) => {
      message.content = ready;
      this.#release(context);
    });
  }

  /** Calls back once everything that the cell put out so far is sent. */
  whenSent(context: CellContext, then: () => void): void {
    this.flush();
    if (this.#waiting.has(context)) this.#sentListeners.set(context, then);
    else then();
  }

  /** Forgets what is still being drawn for a cell. */
  discard(context: CellContext): void {
    this.#waiting.delete(context);
    this.#sentListeners.delete(context);
  }

  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#sent = performance.now();
    if (!this.#pending) return;
    const { context, output } = this.#pending;
    this.#pending = undefined;
    for (const message of output.messages()) this.#post({ ...message, context });
  }

  #open(context: CellContext): PendingOutput {
    if (this.#pending && this.#pending.context !== context) this.flush();
    this.#pending ??= { context, output: new PendingOutput() };
    return this.#pending.output;
  }

  #flushSoon(): void {
    const { length } = this.#pending!.output;
    if (length > batchSize || performance.now() - this.#sent > batchTime) this.flush();
    else this.#timer ??= setTimeout(() => this.flush(), batchTime);
  }

  /** Sends a message, or keeps it behind one of its cell that is still being drawn. */
  #post(message: Message): void {
    const waiting = this.#waiting.get(message.context);
    if (waiting) waiting.push(message);
    else this.#deliver(message);
  }

  #release(context: CellContext): void {
    const waiting = this.#waiting.get(context) ?? [];
    while (waiting.length > 0 && waiting[0].content) this.#deliver(waiting.shift()!);
    if (waiting.length > 0) return;
    this.#waiting.delete(context);
    const listener = this.#sentListeners.get(context);
    this.#sentListeners.delete(context);
    listener?.();
  }

  #deliver({ kind, content, context }: Message): void {
    if (context.muted) return;
    if (context instanceof CapturedContext) context.sink(kind, content!);
    else this.#send({ type: 'publish', kind, parent: context.parent, content: content! });
  }
}
