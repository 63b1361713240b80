declare module 'lz4js' {
  /** The content of an LZ4 frame of at most `size` bytes. */
  export function decompress(frame: Uint8Array, size: number): Uint8Array;
}
