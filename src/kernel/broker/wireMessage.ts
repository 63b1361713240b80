import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';

export type Header = { msg_id: string; msg_type: string; session: string } & Record<string, unknown>;
export type Content = Record<string, unknown>;

/** A request as it came in. */
export interface Request {
  identities: Uint8Array[];
  header: Header;
  metadata: Content;
  content: Content;
  buffers: Uint8Array[];
}

/** What a message may carry beside its content. */
export interface Attached {
  metadata?: Content;
  buffers?: Uint8Array[];
}

const delimiter = '<IDS|MSG>';
const session = randomUUID();

/** Reads a message; undefined if it is malformed, or not signed with the key. */
export function parseMessage(frames: Buffer[], key: string): Request | undefined {
  const at = frames.findIndex((frame) => frame.toString() === delimiter);
  if (at < 0 || frames.length < at + 6) return undefined;
  const [signature, ...signed] = frames.slice(at + 1, at + 6);
  if (key !== '' && !isSigned(signature, signed, key)) return undefined;
  try {
    const [header, , metadata, content] = signed.map((frame) => JSON.parse(frame.toString()));
    if (typeof header?.msg_type !== 'string' || typeof header.msg_id !== 'string') return undefined;
    const identities = frames.slice(0, at);
    return {
      identities,
      header,
      metadata: metadata ?? {},
      content: content ?? {},
      buffers: frames.slice(at + 6),
    };
  } catch {
    return undefined;
  }
}

/** A message's frames; identities are those of the asker, or the topic of a broadcast. */
export function messageFrames(
  identities: (Uint8Array | string)[],
  type: string,
  content: Content,
  parent: Record<string, unknown>,
  key: string,
  { metadata = {}, buffers = [] }: Attached = {},
): (Uint8Array | string)[] {
  const header = {
    msg_id: randomUUID(),
    msg_type: type,
    session,
    username: 'kernel',
    date: new Date().toISOString(),
    version: '5.3',
  };
  const signed = [header, parent, metadata, content].map((part) => Buffer.from(JSON.stringify(part)));
  return [...identities, delimiter, key === '' ? '' : sign(signed, key), ...signed, ...buffers];
}

function isSigned(signature: Buffer, signed: Buffer[], key: string): boolean {
  const expected = Buffer.from(sign(signed, key));
  return signature.length === expected.length && timingSafeEqual(signature, expected);
}

function sign(frames: Buffer[], key: string): string {
  const hmac = createHmac('sha256', key);
  for (const frame of frames) hmac.update(frame);
  return hmac.digest('hex');
}
