import { barrier } from '../host/barrier';
import type { Kernel } from '../host/kernelInterface';
import { GLP_BLOCK_ROWS, GLP_MAX_STEPS } from './glpBlocks';
import type { GlpMemoryLayout } from './glpMemoryLayout';

/** Words of the control area. */
export const GLP_CONTROL = { nextJob: 0, arrivals: 1, generation: 2, steps: 3, nonFinite: 4 };

export interface GlpThreadData {
  readonly memory: WebAssembly.Memory;
  readonly layout: GlpMemoryLayout;
  readonly thread: number;
  readonly clipNorm: number;
}

/** Optimiser steps over the batches written; one pass that only leaves the gradient; or the velocity of rows. */
export type GlpOrder =
  | { readonly kind: 'train'; readonly steps: number }
  | { readonly kind: 'gradient' }
  | { readonly kind: 'velocity'; readonly rows: number };

/** The work of the prior's network as one of its threads has it, whatever it runs in. @returns what carries an order out. */
export function glpThread(kernel: Kernel, data: GlpThreadData): (order: GlpOrder) => void {
  const { layout, memory, thread } = data;
  const { at, threads } = layout;
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
    share(2 * matrices, (job) => kernel.packMatrix(at.glp, job >> 1, job & 1));
    const [key0, key1] = new Int32Array(memory.buffer, at.keys + 8 * step, 2);
    const offset = 4 * step * layout.batch;
    share(Math.ceil(layout.batch / GLP_BLOCK_ROWS), (block) =>
      kernel.trainBlock(at.glp, block, thread, at.rows + offset, at.times + offset, key0, key1),
    );
    share(layout.jobs.length + 1, (job) => {
      squares[job] = gradientJob(kernel, layout, job);
    });
    if (thread === 0) keepLoss(memory, layout, step);
  };

  const slice = (part: number) => 8 * Math.floor((part * (layout.parameterSize / 8)) / threads);
  const adamwStep = (step: number): boolean => {
    const [correction1, correction2] = new Float32Array(memory.buffer, at.corrections + 8 * step, 2);
    const clip = clipFactor(squares, data.clipNorm);
    const bad = kernel.adamwStep(at.adamw, slice(thread), slice(thread + 1), clip, correction1, correction2);
    if (bad) Atomics.store(control, GLP_CONTROL.nonFinite, 1);
    meet(() => Atomics.add(control, GLP_CONTROL.steps, 1));
    return Atomics.load(control, GLP_CONTROL.nonFinite) === 0;
  };

  const velocity = (rows: number): void => {
    share(layout.matrices.length, (matrix) => kernel.packMatrix(at.glp, matrix, 0));
    share(Math.ceil(rows / GLP_BLOCK_ROWS), (block) => {
      const first = block * GLP_BLOCK_ROWS;
      const count = Math.min(GLP_BLOCK_ROWS, 4 * Math.ceil((rows - first) / 4));
      const offset = 4 * first * layout.shape.input;
      const [x, out] = [at.velocityIn + offset, at.velocityOut + offset];
      kernel.velocityBlock(at.glp, thread, x, at.velocityTimes, out, count);
    });
  };

  return (order) => {
    if (order.kind === 'velocity') velocity(order.rows);
    else if (order.kind === 'gradient') gradient(0);
    else
      for (let s = 0; s < Math.min(order.steps, GLP_MAX_STEPS); s++) {
        gradient(s);
        if (!adamwStep(s)) break;
      }
  };
}

function gradientJob(kernel: Kernel, { at, jobs }: GlpMemoryLayout, job: number): number {
  if (job === jobs.length) return kernel.vectorGradient(at.glp);
  return kernel.weightGradient(at.glp, jobs[job].matrix, jobs[job].from, jobs[job].to);
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
