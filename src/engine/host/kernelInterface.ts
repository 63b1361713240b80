/**
 * What the C kernel offers (`kernel/kernel.h`), in either build. Pointers are bytes from the beginning of the memory that
 * the kernel was opened on; lengths and strides count numbers.
 */
export interface Kernel {
  adamwStep(
    adamw: number,
    from: number,
    to: number,
    clip: number,
    correction1: number,
    correction2: number,
  ): number;
  packWeights(task: number, job: number): void;
  taskShard(task: number, shard: number, thread: number, step: number): void;
  gaugeHead(task: number): void;
  packMatrix(glp: number, matrix: number, transposed: number): void;
  trainBlock(
    glp: number,
    block: number,
    thread: number,
    samples: number,
    times: number,
    key0: number,
    key1: number,
  ): void;
  velocityBlock(glp: number, thread: number, x: number, times: number, out: number, rows: number): void;
  weightGradient(glp: number, matrix: number, from: number, to: number): number;
  vectorGradient(glp: number): number;
  fillNormal(key0: number, key1: number, first: number, out: number, length: number): void;
  product32(...operandsAndSizes: Product): void;
  product64(...operandsAndSizes: Product): void;
  packPanels32(...operandsAndSizes: Packing): void;
  packTransposedPanels32(...operandsAndSizes: Packing): void;
  packPanels64(...operandsAndSizes: Packing): void;
  packTransposedPanels64(...operandsAndSizes: Packing): void;
  expEach(x: number, out: number, length: number): void;
}

type Product = [
  a: number,
  aRow: number,
  aDepth: number,
  b: number,
  bPanel: number,
  bDepth: number,
  c: number,
  cRow: number,
  rows: number,
  columns: number,
  depth: number,
  accumulate: number,
];

type Packing = [b: number, stride: number, depth: number, columns: number, out: number];

/** The names of the kernel's functions, for builds and for the addon. */
export const kernelFunctions = [
  'adamwStep',
  'packWeights',
  'taskShard',
  'gaugeHead',
  'packMatrix',
  'trainBlock',
  'velocityBlock',
  'weightGradient',
  'vectorGradient',
  'fillNormal',
  'product32',
  'product64',
  'packPanels32',
  'packTransposedPanels32',
  'packPanels64',
  'packTransposedPanels64',
  'expEach',
] as const satisfies readonly (keyof Kernel)[];

/** The two builds of the kernel; both give the same bytes. */
export type EngineName = 'native' | 'wasm';

/** Opens a build of the kernel on a memory. */
export type OpenKernel = (memory: WebAssembly.Memory) => Kernel;
