import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers';
import { type Comm, type CommMessage, type Comms, offerComms } from '../comms';
import { mimeBundle } from '../display/display';
import { type InterruptFlags, none } from '../interruptFlags';
import { errorContent } from '../language/errorContent';
import type { FromChild, ToChild } from '../protocol';
import { CapturedContext, CellContext, currentCell, runBeside } from './cellContext';
import { OpenComm, type SendComm } from './openComm';
import type { Output } from './output';

type Message = Extract<ToChild, { type: 'comm' }>;
type Opened = (comm: Comm, message: CommMessage) => void;

/** Asked for by front ends that look for widgets; without a widget library there are none. */
const controlTarget = 'jupyter.widget.control';

/** The comms of the cells' process: what cells and packages use of them, and what front ends send. */
export class CommHost implements Comms {
  readonly #send: (message: FromChild) => void;
  readonly #output: Output;
  readonly #flags: InterruptFlags;
  readonly #targets = new Map<string, Opened>([[controlTarget, answerWithoutWidgets]]);
  readonly #comms = new Map<string, OpenComm>();
  /** Messages whose handlers have not returned, with the context of each. */
  readonly #handling = new Map<number, CellContext>();

  constructor(send: (message: FromChild) => void, parts: { output: Output; flags: InterruptFlags }) {
    this.#send = send;
    this.#output = parts.output;
    this.#flags = parts.flags;
  }

  install(): void {
    offerComms(this);
  }

  registerTarget = (target: string, opened: Opened): (() => void) => {
    this.#targets.set(target, opened);
    return () => {
      if (this.#targets.get(target) === opened) this.#targets.delete(target);
    };
  };

  open = (target: string, options: Partial<CommMessage> & { id?: string } = {}): Comm => {
    const { id = randomUUID(), data = {}, metadata, buffers } = options;
    const comm = this.#add(id, target);
    this.#post('comm_open', { comm_id: id, target_name: target, data }, { metadata, buffers });
    return comm;
  };

  capture = <Result>(
    sink: (kind: string, content: Record<string, unknown>) => void,
    body: () => Result,
  ): Result => {
    const context = new CapturedContext(currentCell(), sink);
    try {
      return runBeside(context, body);
    } finally {
      this.#output.flush();
    }
  };

  bundle = mimeBundle;

  /** What a front end sent; its handlers print and show below that message, not below the running cell. */
  handle({ id, kind, content, metadata, buffers, parent }: Message): void {
    const { running, stop, ended } = this.#flags;
    const context = new CellContext(parent);
    this.#handling.set(id, context);
    // Between cells the handler is what an interrupt ends; beside a cell that waits, it ends with that.
    const isAlone = Atomics.compareExchange(running, 0, none, id) === none;
    try {
      runBeside(context, () => this.#receive(kind, content, { metadata, buffers }));
    } catch (error) {
      this.#output.print('stderr', `${errorContent(error).traceback.join('\n')}\n`, context);
    }
    if (isAlone) {
      Atomics.store(running, 0, none);
      Atomics.store(stop, 0, none);
      Atomics.store(ended, 0, id);
    }
    // What a handler does after an `await` that is over at once still belongs to it.
    setImmediate(() => this.#answer(id));
  }

  /** Ends what waits for a handler that was ended from outside, and can no longer say so. */
  interrupt(id: number): void {
    const context = this.#handling.get(id);
    if (!context) return;
    const { running, stop, ended } = this.#flags;
    if (Atomics.compareExchange(running, 0, id, none) === id) {
      Atomics.store(stop, 0, none);
      Atomics.store(ended, 0, id);
    }
    this.#output.print('stderr', 'Interrupted: the handler of a message was stopped\n', context);
    this.#answer(id);
  }

  #answer(id: number): void {
    const context = this.#handling.get(id);
    if (!context) return;
    this.#handling.delete(id);
    this.#output.whenSent(context, () => this.#send({ type: 'answer', id, value: undefined }));
  }

  #receive(
    kind: Message['kind'],
    content: Record<string, unknown>,
    { metadata, buffers }: Omit<CommMessage, 'data'>,
  ): void {
    const { comm_id: id, target_name: target, data } = content;
    if (typeof id !== 'string') {
      this.#complain(`${kind}: expected content.comm_id to be a text, found ${shown(id)}`);
      return;
    }
    const message = { data, metadata, buffers };
    if (kind === 'comm_open') this.#opened(id, target, message);
    else if (kind === 'comm_close') this.#comms.get(id)?.closed();
    else if (this.#comms.has(id)) this.#comms.get(id)!.receive(message);
    else {
      this.#complain(`comm_msg: no comm ${shown(id)} is open here; run the cell that made it again`);
      this.#post('comm_close', { comm_id: id, data: {} });
    }
  }

  #opened(id: string, target: unknown, message: CommMessage): void {
    const opened = typeof target === 'string' ? this.#targets.get(target) : undefined;
    if (!opened) {
      const known = [...this.#targets.keys()].filter((name) => name !== controlTarget);
      this.#complain(
        `comm_open: nothing here answers to target ${shown(target)}` +
          ` (known: ${known.join(', ') || 'none'}); import what registers it, then open the comm again`,
      );
      this.#post('comm_close', { comm_id: id, data: {} });
      return;
    }
    const comm = this.#add(id, target as string);
    try {
      opened(comm, message);
    } catch (error) {
      comm.close();
      throw error;
    }
  }

  #add(id: string, target: string): OpenComm {
    const comm = new OpenComm(id, target, this.#post, () => this.#comms.delete(id));
    this.#comms.set(id, comm);
    return comm;
  }

  #complain(text: string): void {
    this.#output.print('stderr', `${text}\n`);
  }

  #post: SendComm = (kind, content, { metadata = {}, buffers = [] } = {}) => {
    // Before anything leaves, so that what is no JSON is an error of whoever sends it.
    const plain = JSON.parse(JSON.stringify(content)) as Record<string, unknown>;
    const message = { kind, content: plain, metadata, buffers: buffers.map(toBytes) };
    this.#output.flush();
    this.#send({ type: 'publish', parent: currentCell().parent, ...message });
  };
}

function answerWithoutWidgets(comm: Comm): void {
  comm.onMessage(() => comm.send({ method: 'update_states', states: {}, buffer_paths: [] }));
}

function toBytes(buffer: ArrayBufferView | ArrayBuffer): Uint8Array {
  if (buffer instanceof ArrayBuffer) return new Uint8Array(buffer);
  return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
}

function shown(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 80);
}
