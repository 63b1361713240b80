import { type Comm, type CommMessage, commsHere } from '../kernel/comms';
import { splitBuffers } from './wireBuffers';

const protocol = { version: '2.1.0' };

/** Where a widget's messages go: its comm, with what of its state is still to be sent. */
export class WidgetChannel {
  readonly #comm: Comm;
  readonly #whole: () => Record<string, unknown>;
  readonly #unsent = new Set<string>();

  /** @param whole all attributes as they are sent, with bytes in their places. */
  constructor(comm: Comm, whole: () => Record<string, unknown>) {
    this.#comm = comm;
    this.#whole = whole;
  }

  /** Tells front ends of a widget; undefined where the kernel has no comms. */
  static open(id: string, whole: () => Record<string, unknown>): WidgetChannel | undefined {
    const { state, paths, buffers } = splitBuffers(whole());
    const data = { state, buffer_paths: paths };
    const comm = commsHere()?.open('jupyter.widget', { id, data, metadata: protocol, buffers });
    return comm && new WidgetChannel(comm, whole);
  }

  listen(message: (message: CommMessage) => void, closed: () => void): void {
    this.#comm.onMessage(message);
    this.#comm.onClose(closed);
  }

  /** Changes that are made in one go are one message. */
  sendSoon(name: string): void {
    if (this.#unsent.size === 0) queueMicrotask(() => this.flush());
    this.#unsent.add(name);
  }

  /** Sends what is still to be sent. */
  flush(): void {
    const names = [...this.#unsent];
    this.#unsent.clear();
    if (names.length === 0) return;
    const whole = this.#whole();
    this.sendState('update', Object.fromEntries(names.map((name) => [name, whole[name]])));
  }

  sendAll(): void {
    this.sendState('update', this.#whole());
  }

  /** @param values attributes as they are sent, with bytes in their places. */
  sendState(method: 'update' | 'echo_update', values: object): void {
    const { state, paths, buffers } = splitBuffers(values);
    this.#comm.send({ method, state, buffer_paths: paths }, { buffers });
  }

  sendCustom(content: unknown, buffers: readonly (ArrayBufferView | ArrayBuffer)[]): void {
    this.#comm.send({ method: 'custom', content }, { buffers });
  }

  close(): void {
    this.#comm.close();
  }
}
