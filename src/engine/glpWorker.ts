import { parentPort, workerData } from 'node:worker_threads';
import { barrier } from './barrier';
import { type GlpKernel, instantiateGlpKernel } from './glpKernelModule';
import { GLP_BLOCK_ROWS, GLP_MAX_STEPS, type GlpMemoryLayout } from './glpMemoryLayout';
import { glpSelfTest } from './glpSelfTest';
import type { AdamWOptions } from './taskProblem';

/** Words of the control area. */
export const GLP_CONTROL = { nextJob: 0, arrivals: 1, generation: 2, steps: 3, nonFinite: 4 };

export interface GlpWorkerData {
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  readonly layout: GlpMemoryLayout;
  readonly thread: number;
  readonly adamw: AdamWOptions;
  readonly clipNorm: number;
}

/** Optimiser steps over the batches written; one pass that only leaves the gradient; or the velocity of rows. */
export type GlpWorkerOrder =
  | { readonly kind: 'train'; readonly steps: number }
  | { readonly kind: 'gradient' }
  | { readonly kind: 'velocity'; readonly rows: number };

if (parentPort) serve(workerData as GlpWorkerData);

function serve(data: GlpWorkerData): void {
  glpSelfTest(data.module);
  const { layout, memory, thread } = data;
  const { at, threads } = layout;
  const kernel = instantiateGlpKernel(memory, data.module);
  const control = new Int32Array(memory.buffer, at.control, 16);
  const squares = new Float64Array(memory.buffer, at.squares, layout.jobs.length + 1);
  const meet = (last: () => void = () => {}) =>
    barrier(control, GLP_CONTROL.arrivals, GLP_CONTROL.generation, threads, last);

  /** Deals jobs 0 ... count - 1 out to whichever thread is free; returns when all are done. */
  const share = (count: number, job: (index: number) => void): void => {
    for (let index: number; (index = Atomics.add(control, GLP_CONTROL.nextJob, 1)) < count; ) job(index);
    meet(() => Atomics.store(control, GLP_CONTROL.nextJob, 0));
  };

  const gradient = (step: number): void => {
    const matrices = layout.matrices.length;
    share(2 * matrices, (job) => kernel.packMatrix(at.descriptor, job >> 1, job & 1));
    const [key0, key1] = new Int32Array(memory.buffer, at.keys + 8 * step, 2);
    const offset = 4 * step * layout.batch;
    share(layout.shards, (shard) =>
      kernel.trainShard(at.descriptor, shard, thread, at.rows + offset, at.times + offset, key0, key1),
    );
    share(layout.jobs.length + 1, (job) => {
      squares[job] = gradientJob(kernel, layout, job);
    });
    if (thread === 0) keepLoss(memory, layout, step);
  };

  const slice = (part: number) => 16 * Math.floor((part * (layout.parameterBytes / 16)) / threads);
  const adamwStep = (step: number): boolean => {
    const bad = kernel.clippedStep(
      at.descriptor,
      slice(thread),
      slice(thread + 1),
      clipFactor(squares, data.clipNorm),
      ...adamwNumbers(data.adamw, new Float32Array(memory.buffer, at.corrections + 8 * step, 2)),
    );
    if (bad) Atomics.store(control, GLP_CONTROL.nonFinite, 1);
    meet(() => Atomics.add(control, GLP_CONTROL.steps, 1));
    return Atomics.load(control, GLP_CONTROL.nonFinite) === 0;
  };

  const velocity = (rows: number): void => {
    share(layout.matrices.length, (matrix) => kernel.packMatrix(at.descriptor, matrix, 0));
    share(Math.ceil(rows / GLP_BLOCK_ROWS), (block) => {
      const first = block * GLP_BLOCK_ROWS;
      const count = Math.min(GLP_BLOCK_ROWS, 4 * Math.ceil((rows - first) / 4));
      const offset = 4 * first * layout.shape.input;
      const [x, out] = [at.velocityIn + offset, at.velocityOut + offset];
      kernel.velocityBlock(at.descriptor, thread, x, at.velocityTimes, out, count);
    });
  };

  parentPort!.on('message', (order: GlpWorkerOrder) => {
    if (order.kind === 'velocity') velocity(order.rows);
    else if (order.kind === 'gradient') gradient(0);
    else
      for (let s = 0; s < Math.min(order.steps, GLP_MAX_STEPS); s++) {
        gradient(s);
        if (!adamwStep(s)) break;
      }
    parentPort!.postMessage('done');
  });
  parentPort!.postMessage('ready');
}

function gradientJob(kernel: GlpKernel, { at, jobs }: GlpMemoryLayout, job: number): number {
  if (job === jobs.length) return kernel.scaleGradient(at.descriptor);
  return kernel.weightGradient(at.descriptor, jobs[job].matrix, jobs[job].from, jobs[job].to);
}

function keepLoss(
  memory: WebAssembly.Memory,
  { at, shards, batch, shape }: GlpMemoryLayout,
  step: number,
): void {
  const sum = new Float64Array(memory.buffer, at.lossPartials, shards).reduce((a, b) => a + b, 0);
  new Float64Array(memory.buffer, at.losses)[step] = sum / (batch * shape.input);
}

/** What brings the gradient's global norm down to `most`; 1 when it is below. */
function clipFactor(squares: Float64Array, most: number): number {
  const norm = Math.sqrt(squares.reduce((a, b) => a + b, 0));
  return norm > most ? most / norm : 1;
}

function adamwNumbers(
  { learningRate, beta1, beta2, epsilon, weightDecay }: AdamWOptions,
  corrections: Float32Array,
): [number, number, number, number, number, number, number, number, number] {
  const betas = [beta1, beta2, 1 - beta1, 1 - beta2] as const;
  return [learningRate, ...betas, epsilon, weightDecay, corrections[0], corrections[1]];
}
