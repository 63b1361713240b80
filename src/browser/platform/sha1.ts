import { sha1 as digest } from '@noble/hashes/legacy.js';

/** In the place of `src/random/sha1.ts`: the 20 bytes of SHA-1. */
export const sha1 = (content: Uint8Array): Uint8Array => digest(content);
