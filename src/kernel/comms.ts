/**
 * Comms: channels of messages between code in the kernel and code in a front end, such as a widget and its view.
 * A kernel offers them as `globalThis[Symbol.for('Jupyter.comms')]`; where there is no such object, there are none.
 */
export interface Comms {
  /**
   * Says who answers when a front end opens a comm of this target; the latest counts.
   * @returns what takes it back.
   */
  registerTarget(target: string, opened: (comm: Comm, message: CommMessage) => void): () => void;
  /** Opens a comm. Front ends that do not know the target close it again. */
  open(target: string, options?: Partial<CommMessage> & { id?: string }): Comm;
  /**
   * Runs `body`; what it prints and shows, however late, goes to `sink` as the messages of Jupyter (`stream`,
   * `display_data`, `update_display_data`, `clear_output`, `error`), not below the cell.
   */
  capture<Result>(sink: (kind: string, content: Record<string, unknown>) => void, body: () => Result): Result;
  /** How the kernel shows a value: MIME type to representation. A promise only where drawing takes one. */
  bundle(value: unknown): Record<string, unknown> | Promise<Record<string, unknown>>;
}

/** One open channel. */
export interface Comm {
  readonly id: string;
  readonly target: string;
  readonly isClosed: boolean;
  /**
   * Sends a message to all front ends.
   * @throws TypeError for data that is no JSON. Does nothing once the comm is closed.
   */
  send(data: unknown, options?: Partial<Omit<CommMessage, 'data'>>): void;
  close(data?: unknown): void;
  /** Called with each message of a front end, beside the cell that may be running. @returns what takes it back. */
  onMessage(listener: (message: CommMessage) => void): () => void;
  /** Called once, when the front end closes the comm. @returns what takes it back. */
  onClose(listener: () => void): () => void;
}

/** What is sent over a comm. */
export interface CommMessage {
  readonly data: unknown;
  readonly metadata: Record<string, unknown>;
  /** Binary parts, as bytes. */
  readonly buffers: readonly (Uint8Array | ArrayBufferView | ArrayBuffer)[];
}

const key = Symbol.for('Jupyter.comms');

/** The comms of the kernel that runs this code; undefined where there are none. */
export function commsHere(): Comms | undefined {
  return (globalThis as { [key]?: Comms })[key];
}

/** Offers comms to all packages of this process. */
export function offerComms(comms: Comms): void {
  Object.defineProperty(globalThis, key, { value: comms, configurable: true, writable: true });
}
