import type { Attached, Content, Request } from './wireMessage';

export type Channel = 'shell' | 'control' | 'stdin';

/** The way to a kernel's front ends and back. */
export interface FrontEnds {
  /** From here on every request is handed to `receive`. */
  open(receive: (channel: Channel, request: Request) => void): Promise<void>;
  /** Sends to all of them. */
  publish(type: string, content: Content, parent: Record<string, unknown>, attached?: Attached): void;
  /** Answers one of them. */
  reply(channel: Channel, type: string, content: Content, request: Request): void;
  /** Resolves once the requests that had come so far have been handed over. */
  drained(): Promise<void>;
  /** Waits until what was sent is on its way, then closes. */
  close(): Promise<void>;
}
