import { setTimeout } from 'node:timers';
import { type CellContext, currentCell } from './cellContext';
import type { FromChild } from './protocol';

/** Characters of printed output that one cell may send; the rest is dropped, with a note. */
export const printLimit = 200_000;
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
  #pending: { context: CellContext; name: Stream; text: string } | undefined;
  #timer: NodeJS.Timeout | undefined;
  #sent = 0;
  readonly #waiting = new Map<CellContext, Message[]>();
  readonly #sentListeners = new Map<CellContext, () => void>();

  constructor(send: Send) {
    this.#send = send;
  }

  print(name: Stream, text: string, context = currentCell()): void {
    const allowed = this.#admit(context, text);
    if (allowed === '' || context.muted) return;
    if (this.#pending && (this.#pending.context !== context || this.#pending.name !== name)) this.flush();
    this.#pending ??= { context, name, text: '' };
    this.#pending.text += allowed;
    if (this.#pending.text.length > batchSize || performance.now() - this.#sent > batchTime) this.flush();
    else this.#timer ??= setTimeout(() => this.flush(), batchTime);
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
  }

  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#sent = performance.now();
    if (!this.#pending) return;
    const { context, name, text } = this.#pending;
    this.#pending = undefined;
    this.#post({ kind: 'stream', content: { name, text }, context });
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
    if (!context.muted) this.#send({ type: 'publish', kind, parent: context.parent, content: content! });
  }

  /** The part of a text that the cell may still print; the text that crosses the limit ends in a note. */
  #admit(context: CellContext, text: string): string {
    const room = printLimit - context.printed;
    context.printed += text.length;
    if (text.length <= room) return text;
    if (room < 0) return '';
    const limit = printLimit.toLocaleString('en');
    return `${text.slice(0, room)}\n[output cut: a cell may print ${limit} characters]\n`;
  }
}
