import { instantiateKernel, kernelMemory } from './kernelModule';

const EXPECTED = 2090751243;
const N = 64;

/**
 * Runs the kernel on fixed numbers and compares every bit of the result, so that a machine whose compiler or
 * processor computes otherwise says so at once instead of training another run.
 * @throws Error when the bits differ.
 */
export function kernelSelfTest(module?: WebAssembly.Module): void {
  const found = selfTestHash(module);
  if (found !== EXPECTED) {
    throw new Error(
      `the SIMD kernel computes other bits on this machine: self-test expected ${EXPECTED}, found ${found}`,
    );
  }
}

/** FNV-1a over exp of 64 numbers and a product built from them. */
function selfTestHash(module?: WebAssembly.Module): number {
  const memory = kernelMemory(65536);
  const kernel = instantiateKernel(memory, module);
  const floats = new Float32Array(memory.buffer);
  const [x, e, panels, product] = [64, 1024, 4096, 8192];
  for (let i = 0; i < N; i++) floats[x / 4 + i] = ((i * 37) % 101) / -3.7;
  kernel.expEach(x, e, N);
  kernel.packTransposedPanels32(x, 32, 8, 8, panels);
  for (let repeat = 0; repeat < 200; repeat++) {
    kernel.product32(e, 32, 4, panels, 256, 32, product, 32, 8, 8, 8, repeat ? 1 : 0);
  }
  const bytes = new Uint8Array(memory.buffer, 0, 16384);
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash;
}
