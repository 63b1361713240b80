import type { Comm, CommMessage } from '../comms';

/** Sends a comm's message on its way. */
export type SendComm = (
  kind: 'comm_open' | 'comm_msg' | 'comm_close',
  content: Record<string, unknown>,
  attached?: Partial<Omit<CommMessage, 'data'>>,
) => void;

/** A comm as code in the kernel holds it. */
export class OpenComm implements Comm {
  readonly #send: SendComm;
  readonly #forget: () => void;
  readonly #message = new Set<(message: CommMessage) => void>();
  readonly #close = new Set<() => void>();
  #isClosed = false;

  /** @param forget called once it is closed, by whichever side. */
  constructor(
    readonly id: string,
    readonly target: string,
    send: SendComm,
    forget: () => void,
  ) {
    this.#send = send;
    this.#forget = forget;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  send = (data: unknown = {}, attached: Partial<Omit<CommMessage, 'data'>> = {}): void => {
    if (!this.#isClosed) this.#send('comm_msg', { comm_id: this.id, data }, attached);
  };

  close = (data: unknown = {}): void => {
    if (this.#isClosed) return;
    this.#end();
    this.#send('comm_close', { comm_id: this.id, data });
  };

  onMessage = (listener: (message: CommMessage) => void): (() => void) => added(this.#message, listener);

  onClose = (listener: () => void): (() => void) => added(this.#close, listener);

  /** Called with what a front end sent. */
  receive(message: CommMessage): void {
    for (const listener of [...this.#message]) listener(message);
  }

  /** Called when a front end closed it. */
  closed(): void {
    if (this.#isClosed) return;
    this.#end();
    for (const listener of [...this.#close]) listener();
  }

  #end(): void {
    this.#isClosed = true;
    this.#forget();
  }
}

function added<Listener>(listeners: Set<Listener>, listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
