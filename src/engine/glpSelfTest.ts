import { type GlpKernel, instantiateGlpKernel } from './glpKernelModule';
import { GlpMemory } from './glpMemory';

const EXPECTED = 2933579887;

/**
 * Runs a small prior forward and backward on fixed numbers and compares every bit of the gradient, so that a machine
 * whose compiler or processor computes otherwise says so at once instead of training another prior.
 * @throws Error when the bits differ.
 */
export function glpSelfTest(module?: WebAssembly.Module): void {
  const found = selfTestHash(module);
  if (found !== EXPECTED) {
    throw new Error(
      `the SIMD kernel of the prior computes other bits on this machine: self-test expected ${EXPECTED}, found ${found}`,
    );
  }
}

const shape = {
  input: 8,
  model: 16,
  mlp: 8,
  blocks: 2,
  timeFeatures: 8,
  timeHidden: 8,
  timeScale: 1000,
  timePeriod: 10_000,
  normEpsilon: 1e-6,
};

/** FNV-1a over the gradient of one batch of 8 rows. */
function selfTestHash(module?: WebAssembly.Module): number {
  const glp = new GlpMemory({ shape, batch: 8, samples: 8, threads: 1 });
  const kernel = instantiateGlpKernel(glp.memory, module);
  const { layout } = glp;
  const { at } = layout;
  kernel.fillNormal(1, 2, 0, at.parameters, layout.parameterBytes / 4);
  kernel.fillNormal(3, 4, 0, at.activations, 64);
  const [rows, times] = [Int32Array.of(0, 1, 2, 3, 4, 5, 6, 7), new Float32Array(8)];
  for (let i = 0; i < 8; i++) times[i] = i / 7;
  glp.writeBatch(0, { rows, times, noiseKey: [5, 6] }, 8);
  for (let repeat = 0; repeat < 20; repeat++) gradient(kernel, glp);
  const bytes = new Uint8Array(glp.memory.buffer, at.gradient, layout.parameterBytes);
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash;
}

function gradient(kernel: GlpKernel, { layout: { at, matrices, jobs } }: GlpMemory): void {
  for (let matrix = 0; matrix < matrices.length; matrix++) {
    kernel.packMatrix(at.descriptor, matrix, 0);
    kernel.packMatrix(at.descriptor, matrix, 1);
  }
  kernel.trainShard(at.descriptor, 0, 0, at.rows, at.times, 5, 6);
  for (const { matrix, from, to } of jobs) kernel.weightGradient(at.descriptor, matrix, from, to);
  kernel.scaleGradient(at.descriptor);
}
