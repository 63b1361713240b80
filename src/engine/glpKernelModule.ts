import { join } from 'node:path';
import { packageRoot } from '../packageRoot';
import { verifiedModule } from './verifiedModule';

/** What `glpKernel.wasm` exports (see `assembly/glpIndex.ts`); pointers in bytes, lengths in numbers. */
export interface GlpKernel {
  packMatrix(descriptor: number, matrix: number, transposed: number): void;
  trainShard(
    descriptor: number,
    shard: number,
    thread: number,
    samples: number,
    times: number,
    key0: number,
    key1: number,
  ): void;
  velocityBlock(
    descriptor: number,
    thread: number,
    x: number,
    times: number,
    out: number,
    rows: number,
  ): void;
  weightGradient(descriptor: number, matrix: number, from: number, to: number): number;
  scaleGradient(descriptor: number): number;
  clippedStep(descriptor: number, from: number, to: number, clip: number, ...adamw: AdamWNumbers): number;
  fillNormal(key0: number, key1: number, first: number, out: number, length: number): void;
}

export type AdamWNumbers = [
  rate: number,
  beta1: number,
  beta2: number,
  complement1: number,
  complement2: number,
  epsilon: number,
  decay: number,
  correction1: number,
  correction2: number,
];

const path = join(packageRoot, 'src', 'engine', 'glpKernel.wasm');

/** The prior's SIMD kernel, compiled once per thread. @throws Error when the binary is not the committed one. */
export const glpKernelModule = (): WebAssembly.Module => verifiedModule(path);

/** An instance over the given shared memory, which it never grows nor allocates in. */
export function instantiateGlpKernel(memory: WebAssembly.Memory, module = glpKernelModule()): GlpKernel {
  const abort = (): never => {
    throw new Error('the SIMD kernel of the prior aborted');
  };
  return new WebAssembly.Instance(module, { env: { memory, abort } }).exports as unknown as GlpKernel;
}
