import { createHash } from 'node:crypto';

/** SHA-256 in lower-case hexadecimal; of the UTF-8 bytes for a string. */
export function sha256(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
}
