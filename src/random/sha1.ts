import { createHash } from 'node:crypto';

/** The 20 bytes of SHA-1. */
export function sha1(content: Uint8Array): Uint8Array {
  return createHash('sha1').update(content).digest();
}
