import { sha256 } from './sha256';

const PREFIX = 'sha256:';
const DIGITS = 64;

/** What to place in a file for `sealBytes` to find, as often as its format repeats it. */
export const OPEN_SEAL: string = PREFIX + '0'.repeat(DIGITS);

/** Replaces each open seal by the SHA-256 of the bytes with the seals open. */
export function sealBytes(bytes: Uint8Array): Uint8Array {
  const sealed = Buffer.from(bytes);
  const digest = sha256(bytes);
  for (const at of sealsIn(sealed)) sealed.write(digest, at, 'latin1');
  return new Uint8Array(sealed);
}

/** Whether the bytes carry a seal and are those that were sealed. */
export function isSealed(bytes: Uint8Array): boolean {
  const opened = Buffer.from(bytes);
  const places = sealsIn(opened);
  const digests = new Set(places.map((at) => opened.toString('latin1', at, at + DIGITS)));
  for (const at of places) opened.fill('0', at, at + DIGITS);
  return digests.size === 1 && digests.has(sha256(opened));
}

/** Where the digits of the seals begin. */
function sealsIn(bytes: Buffer): number[] {
  const places: number[] = [];
  for (let at = bytes.indexOf(PREFIX); at >= 0; at = bytes.indexOf(PREFIX, at + 1)) {
    if (at + PREFIX.length + DIGITS <= bytes.length) places.push(at + PREFIX.length);
  }
  return places;
}
