import type { Channel, FrontEnds } from '../../kernel/broker/frontEnds';
import type { Attached, Content, Header, Request } from '../../kernel/broker/wireMessage';

/** A message of Jupyter's protocol, as JupyterLab has it in memory. */
export interface PageMessage {
  readonly channel: string;
  readonly header: Header;
  readonly parent_header: Content;
  readonly metadata: Content;
  readonly content: Content;
  readonly buffers?: (ArrayBuffer | ArrayBufferView)[];
}

/** The way to the front end of the page that the kernel runs in. */
export class PageChannels implements FrontEnds {
  readonly #send: (message: PageMessage) => void;
  readonly #session = crypto.randomUUID?.() ?? String(Math.random());
  #receive: ((channel: Channel, request: Request) => void) | undefined;
  /** The sessions that have asked something. */
  #count = 0;

  constructor(send: (message: PageMessage) => void) {
    this.#send = send;
  }

  async open(receive: (channel: Channel, request: Request) => void): Promise<void> {
    this.#receive = receive;
  }

  /** Takes a request of the page. */
  take({ channel, header, metadata, content, buffers = [] }: PageMessage): void {
    const bytes = buffers.map((one) =>
      ArrayBuffer.isView(one)
        ? new Uint8Array(one.buffer, one.byteOffset, one.byteLength)
        : new Uint8Array(one),
    );
    const request = {
      identities: [],
      header,
      metadata: metadata ?? {},
      content: content ?? {},
      buffers: bytes,
    };
    this.#receive?.(channel as Channel, request);
  }

  publish(type: string, content: Content, parent: Content, attached?: Attached): void {
    this.#post('iopub', type, content, parent, attached);
  }

  reply(channel: Channel, type: string, content: Content, request: Request): void {
    this.#post(channel, type, content, request.header);
  }

  drained(): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve));
  }

  async close(): Promise<void> {
    this.#receive = undefined;
  }

  /** JupyterLite finds who is to hear a message by its session: the asker's. */
  #post(channel: string, type: string, content: Content, parent: Content, attached: Attached = {}): void {
    this.#count += 1;
    const header: Header = {
      msg_id: `${this.#session}-${this.#count}`,
      msg_type: type,
      session: typeof parent.session === 'string' ? parent.session : this.#session,
      username: 'kernel',
      date: new Date().toISOString(),
      version: '5.3',
    };
    const buffers = (attached.buffers ?? []).map((one) =>
      one.byteLength === one.buffer.byteLength ? one : Uint8Array.from(one),
    );
    const metadata = attached.metadata ?? {};
    this.#send({ channel, header, parent_header: parent, metadata, content, buffers });
  }
}
