import { sha1 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { Buffer } from './buffer';
import { bytesOf } from './text';

const kinds = { sha1, sha256 } as const;

/** A hash that is being taken, as Node has it. */
class Hash {
  readonly #hash: ReturnType<typeof sha256.create> | ReturnType<typeof sha1.create>;

  constructor(kind: keyof typeof kinds) {
    this.#hash = kinds[kind].create();
  }

  update(content: string | Uint8Array): this {
    const bytes = typeof content === 'string' ? bytesOf(content) : content;
    this.#hash.update(new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    return this;
  }

  digest(encoding?: 'hex' | 'base64'): string | Buffer {
    const bytes = Buffer.from(this.#hash.digest());
    return encoding ? bytes.toString(encoding) : bytes;
  }
}

/** @throws Error for a kind other than `sha256` and `sha1`. */
export function createHash(kind: string): Hash {
  if (!Object.hasOwn(kinds, kind)) throw new Error(`Digest method not supported: ${kind}`);
  return new Hash(kind as keyof typeof kinds);
}

export function randomUUID(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  // Where the page came without encryption, a browser has only the numbers.
  const bytes = randomBytes(16);
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

export function randomBytes(count: number): Buffer {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(count)));
}
