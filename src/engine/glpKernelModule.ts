import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../packageRoot';

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

let compiled: WebAssembly.Module | undefined;

/**
 * The prior's SIMD kernel, compiled once per thread.
 * @throws Error when the binary is not the one whose SHA-256 is committed beside it.
 */
export function glpKernelModule(): WebAssembly.Module {
  if (!compiled) {
    const bytes = readFileSync(path);
    const [expected] = readFileSync(`${path}.sha256`, 'utf8').split(/\s/);
    const found = createHash('sha256').update(bytes).digest('hex');
    if (found !== expected) throw new Error(`${path}: SHA-256 expected ${expected}, found ${found}`);
    compiled = new WebAssembly.Module(bytes);
  }
  return compiled;
}

/** An instance over the given shared memory, which it never grows nor allocates in. */
export function instantiateGlpKernel(memory: WebAssembly.Memory, module = glpKernelModule()): GlpKernel {
  const abort = (): never => {
    throw new Error('the SIMD kernel of the prior aborted');
  };
  return new WebAssembly.Instance(module, { env: { memory, abort } }).exports as unknown as GlpKernel;
}
