import type { Kernel, OpenKernel } from '../host/kernelInterface';
import { fnv1a } from '../selfTest';
import { GlpMemory } from './glpMemory';

const EXPECTED = 2933579887;

/**
 * The gradient of a small prior on fixed numbers, held to known bits.
 * @throws Error when the bits differ.
 */
export function glpSelfTest(open: OpenKernel): void {
  const found = selfTestHash(open);
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
function selfTestHash(open: OpenKernel): number {
  const glp = new GlpMemory({ shape, batch: 8, samples: 8, threads: 1 });
  const kernel = open(glp.memory);
  const { layout } = glp;
  const { at } = layout;
  kernel.fillNormal(1, 2, 0, at.parameters, layout.parameterSize);
  kernel.fillNormal(3, 4, 0, at.activations, 64);
  const [rows, times] = [Int32Array.of(0, 1, 2, 3, 4, 5, 6, 7), new Float32Array(8)];
  for (let i = 0; i < 8; i++) times[i] = i / 7;
  glp.writeBatch(0, { rows, times, noiseKey: [5, 6] }, 8);
  for (let repeat = 0; repeat < 20; repeat++) gradient(kernel, glp);
  return fnv1a(new Uint8Array(glp.memory.buffer, at.gradient, 4 * layout.parameterSize));
}

function gradient(kernel: Kernel, { layout: { at, matrices, jobs } }: GlpMemory): void {
  for (let matrix = 0; matrix < matrices.length; matrix++) {
    kernel.packMatrix(at.glp, matrix, 0);
    kernel.packMatrix(at.glp, matrix, 1);
  }
  kernel.trainBlock(at.glp, 0, 0, at.rows, at.times, 5, 6);
  for (const { matrix, from, to } of jobs) kernel.weightGradient(at.glp, matrix, from, to);
  kernel.vectorGradient(at.glp);
}
