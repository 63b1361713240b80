import { sha256 as digest } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** In the place of `src/data/sha256.ts`: a browser's own SHA-256 answers later, and not on every page. */
export function sha256(content: Uint8Array | string): string {
  return bytesToHex(digest(typeof content === 'string' ? utf8ToBytes(content) : content));
}
