import { keepFile } from './readBytes';

/** In the place of `src/data/atomicWrite.ts`: keeps a file in memory. */
export function atomicWrite(path: string, bytes: Uint8Array | string): void {
  keepFile(path, typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes);
}
