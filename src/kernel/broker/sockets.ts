import { isIPv6 } from 'node:net';
import { Reply, Router, XPublisher } from 'zeromq';
import { address, type Connection } from './connection';
import type { Channel, FrontEnds } from './frontEnds';
import { type Attached, type Content, messageFrames, parseMessage, type Request } from './wireMessage';

/** The kernel's five sockets. */
export class Sockets implements FrontEnds {
  readonly #connection: Connection;
  readonly #channels = { shell: router(), control: router(), stdin: router() };
  readonly #iopub = new XPublisher({ linger: 1000, sendHighWaterMark: 0 });
  readonly #heartbeat = new Reply({ linger: 0 });
  readonly #sending = new Map<object, Promise<void>>();
  #isClosed = false;

  constructor(connection: Connection) {
    this.#connection = connection;
    for (const socket of this.#all()) socket.ipv6 = isIPv6(connection.ip);
  }

  /** Binds all sockets, then hands every well-signed request to `receive`. */
  async open(receive: (channel: Channel, request: Request) => void): Promise<void> {
    const connection = this.#connection;
    await Promise.all([
      this.#channels.shell.bind(address(connection, 'shell_port')),
      this.#channels.control.bind(address(connection, 'control_port')),
      this.#channels.stdin.bind(address(connection, 'stdin_port')),
      this.#iopub.bind(address(connection, 'iopub_port')),
      this.#heartbeat.bind(address(connection, 'hb_port')),
    ]);
    void this.#echo();
    void this.#welcome();
    for (const channel of ['shell', 'control', 'stdin'] as const) void this.#listen(channel, receive);
  }

  /** Sends to all front ends. */
  publish(type: string, content: Content, parent: Record<string, unknown>, attached?: Attached): void {
    const { key } = this.#connection;
    this.#send(this.#iopub, messageFrames([`kernel.${type}`], type, content, parent, key, attached));
  }

  /** Answers one front end. */
  reply(channel: Channel, type: string, content: Content, request: Request): void {
    const frames = messageFrames(request.identities, type, content, request.header, this.#connection.key);
    this.#send(this.#channels[channel], frames);
  }

  drained(): Promise<void> {
    return new Promise((resolve) => setImmediate(resolve));
  }

  /** Waits until what was sent is on its way, then closes. What is sent later, nobody hears. */
  async close(): Promise<void> {
    // ZeroMQ says when it has taken a message, not when it has sent it.
    await new Promise((resolve) => setTimeout(resolve, 150));
    await Promise.all(this.#sending.values());
    this.#isClosed = true;
    for (const socket of this.#all()) socket.close();
  }

  #all(): (Router | XPublisher | Reply)[] {
    return [...Object.values(this.#channels), this.#iopub, this.#heartbeat];
  }

  async #listen(channel: Channel, receive: (channel: Channel, request: Request) => void): Promise<void> {
    for await (const frames of this.#channels[channel]) {
      const request = parseMessage(frames as Buffer[], this.#connection.key);
      if (request) receive(channel, request);
    }
  }

  /**
   * Tells each new listener that it is heard: it need not guess when it may ask. That the kernel starts is said once there is
   * somebody to hear it, behind the welcome: said before, it could overtake that.
   */
  async #welcome(): Promise<void> {
    let isFirst = true;
    for await (const [message] of this.#iopub) {
      if (message[0] !== 1) continue;
      this.publish('iopub_welcome', { subscription: message.subarray(1).toString() }, {});
      if (isFirst) this.publish('status', { execution_state: 'starting' }, {});
      isFirst = false;
    }
  }

  async #echo(): Promise<void> {
    for await (const frames of this.#heartbeat) if (!this.#isClosed) await this.#heartbeat.send(frames);
  }

  /** A socket takes one message at a time. */
  #send(socket: XPublisher | Router, frames: (Uint8Array | string)[]): void {
    const before = this.#sending.get(socket) ?? Promise.resolve();
    const sent = before
      .then(() => (this.#isClosed ? undefined : socket.send(frames)))
      .catch((error) => console.error(`kernel: ${error}`));
    this.#sending.set(socket, sent);
  }
}

function router(): Router {
  // A front end that connects again, before its old connection is known to be gone, is answered on the new one.
  return new Router({ linger: 1000, sendHighWaterMark: 0, receiveHighWaterMark: 0, handover: true });
}
