import { join } from 'node:path';
import { packageRoot } from '../packageRoot';
import { verifiedModule } from './verifiedModule';

/** What `kernel.wasm` exports; pointers, strides and lengths in bytes unless named otherwise (see `assembly/`). */
export interface Kernel {
  taskShard(descriptor: number, shard: number, thread: number): void;
  packWeights(descriptor: number, job: number): void;
  reduceAndStep(
    descriptor: number,
    shards: number,
    from: number,
    to: number,
    rate: number,
    beta1: number,
    beta2: number,
    complement1: number,
    complement2: number,
    epsilon: number,
    decay: number,
    correction1: number,
    correction2: number,
  ): number;
  product32(...operandsAndSizes: [...operands: Operands, ...sizes: Sizes, accumulate: number]): void;
  product64(...operandsAndSizes: [...operands: Operands, ...sizes: Sizes, accumulate: number]): void;
  packPanels32(b: number, stride: number, depth: number, columns: number, out: number): void;
  packTransposedPanels32(b: number, stride: number, depth: number, columns: number, out: number): void;
  expEach(x: number, out: number, length: number): void;
  mulEach(x: number, y: number, out: number, length: number): void;
  addInto(out: number, x: number, length: number): void;
}

type Operands = [
  a: number,
  aRow: number,
  aDepth: number,
  b: number,
  bPanel: number,
  bDepth: number,
  c: number,
  cRow: number,
];

type Sizes = [rows: number, columns: number, depth: number];

export const kernelPath = join(packageRoot, 'src', 'engine', 'kernel.wasm');

/** The SIMD kernel, compiled once per thread. @throws Error when the binary is not the committed one. */
export const kernelModule = (): WebAssembly.Module => verifiedModule(kernelPath);

/** An instance over the given shared memory, which it never grows nor allocates in. */
export function instantiateKernel(memory: WebAssembly.Memory, module = kernelModule()): Kernel {
  const { exports } = new WebAssembly.Instance(module, { env: { memory, abort: kernelAbort } });
  return exports as unknown as Kernel;
}

function kernelAbort(): never {
  throw new Error('the SIMD kernel aborted');
}

/** A shared memory of at least `bytes`, whole at once. */
export function kernelMemory(bytes: number): WebAssembly.Memory {
  const pages = Math.ceil(bytes / 65536);
  return new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true });
}
