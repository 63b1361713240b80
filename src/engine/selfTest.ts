import type { OpenKernel } from './host/kernelInterface';
import { kernelMemory } from './host/kernelMemory';

const EXPECTED = 2090751243;
const N = 64;

/**
 * exp of 64 numbers and a product built from them, held to known bits.
 * @throws Error when the bits differ.
 */
export function kernelSelfTest(open: OpenKernel): void {
  const found = selfTestHash(open);
  if (found !== EXPECTED) {
    throw new Error(
      `the SIMD kernel computes other bits on this machine: self-test expected ${EXPECTED}, found ${found}`,
    );
  }
}

/** FNV-1a over the memory. */
function selfTestHash(open: OpenKernel): number {
  const memory = kernelMemory(65536);
  const kernel = open(memory);
  const floats = new Float32Array(memory.buffer);
  const [x, e, panels, product] = [64, 1024, 4096, 8192];
  for (let i = 0; i < N; i++) floats[x / 4 + i] = ((i * 37) % 101) / -3.7;
  kernel.expEach(x, e, N);
  kernel.packTransposedPanels32(x, 8, 8, 8, panels);
  for (let repeat = 0; repeat < 200; repeat++) {
    kernel.product32(e, 8, 1, panels, 64, 8, product, 8, 8, 8, 8, repeat ? 1 : 0);
  }
  return fnv1a(new Uint8Array(memory.buffer, 0, 16384));
}

/** The 32-bit hash of Fowler, Noll and Vo. */
export function fnv1a(bytes: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash;
}
