import type { Comm, CommMessage, Comms } from '../../src/kernel/comms';

const key = Symbol.for('Jupyter.comms');
const none: CommMessage = { data: {}, metadata: {}, buffers: [] };

interface Sent {
  readonly kind: 'open' | 'message' | 'close';
  readonly id: string;
  readonly data: unknown;
  readonly buffers: CommMessage['buffers'];
}

/** A kernel's comms, and a front end that records what it is sent and says what it is told to. */
export class FakeComms implements Comms {
  readonly sent: Sent[] = [];
  readonly #targets = new Map<string, (comm: Comm, message: CommMessage) => void>();
  readonly #heard = new Map<string, Set<(message: CommMessage) => void>>();
  readonly #closed = new Map<string, Set<() => void>>();

  registerTarget = (target: string, opened: (comm: Comm, message: CommMessage) => void): (() => void) => {
    this.#targets.set(target, opened);
    return () => this.#targets.delete(target);
  };

  open = (target: string, options: Partial<CommMessage> & { id?: string } = {}): Comm => {
    const { id = 'comm', ...message } = options;
    this.#record('open', id, { ...none, ...message });
    return this.#comm(id, target);
  };

  capture = <Result>(
    sink: (kind: string, content: Record<string, unknown>) => void,
    body: () => Result,
  ): Result => {
    const { log } = console;
    console.log = (text: string) => sink('stream', { name: 'stdout', text: `${text}\n` });
    try {
      return body();
    } finally {
      console.log = log;
    }
  };

  bundle = (value: unknown) => ({ 'text/plain': String(value) });

  /** A front end sends a message over a comm. */
  say(id: string, data: unknown, buffers: Uint8Array[] = []): void {
    for (const listener of this.#heard.get(id) ?? []) listener({ data, metadata: {}, buffers });
  }

  /** A front end opens a comm. */
  openFromFrontEnd(target: string, id: string, data: unknown = {}): void {
    this.#targets.get(target)!(this.#comm(id, target), { ...none, data });
  }

  /** A front end closes a comm. */
  closeFromFrontEnd(id: string): void {
    for (const listener of this.#closed.get(id) ?? []) listener();
  }

  /** Data of the messages to a comm, once what is due is sent. */
  async messages(id: string): Promise<unknown[]> {
    await new Promise((resolve) => setImmediate(resolve));
    return this.sent.filter((one) => one.kind === 'message' && one.id === id).map(({ data }) => data);
  }

  #comm(id: string, target: string): Comm {
    this.#heard.set(id, new Set());
    this.#closed.set(id, new Set());
    return {
      ...{ id, target, isClosed: false },
      send: (data, options = {}) => this.#record('message', id, { ...none, ...options, data }),
      close: (data = {}) => this.#record('close', id, { ...none, data }),
      onMessage: (listener) => {
        this.#heard.get(id)!.add(listener);
        return () => this.#heard.get(id)!.delete(listener);
      },
      onClose: (listener) => {
        this.#closed.get(id)!.add(listener);
        return () => this.#closed.get(id)!.delete(listener);
      },
    };
  }

  #record(kind: Sent['kind'], id: string, { data, buffers }: CommMessage): void {
    this.sent.push({ kind, id, data: JSON.parse(JSON.stringify(data)), buffers: [...buffers] });
  }
}

/** Puts a kernel with comms around what follows. */
export function withFakeComms(): FakeComms {
  const comms = new FakeComms();
  (globalThis as Record<symbol, unknown>)[key] = comms;
  return comms;
}

export function withoutComms(): void {
  delete (globalThis as Record<symbol, unknown>)[key];
}
