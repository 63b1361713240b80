import { barrier } from './host/barrier';
import type { Kernel } from './host/kernelInterface';
import { PACKINGS, SHARDS } from './memoryLayout';

/** Words of the control area. */
export const CONTROL = {
  nextShard: 0,
  nextPacking: 1,
  arrivals: 2,
  generation: 3,
  steps: 5,
  nonFinite: 6,
};

export interface TaskThreadData {
  readonly memory: WebAssembly.Memory;
  readonly task: number;
  readonly adamw: number;
  readonly control: number;
  readonly corrections: number;
  readonly parameterSize: number;
  /** Steps between two gauges of the head; 0: none. */
  readonly gauge: number;
  readonly thread: number;
  readonly threads: number;
}

/** `steps` optimiser steps, or with 0 one pass that only leaves the gradients. */
export interface TaskOrder {
  /** Steps taken before. */
  readonly first: number;
  readonly steps: number;
  readonly maxSteps: number;
}

/** The step loop of training as one of its threads has it, whatever it runs in. @returns what carries an order out. */
export function taskThread(kernel: Kernel, data: TaskThreadData): (order: TaskOrder) => void {
  const { task, adamw, thread, threads } = data;
  const control = new Int32Array(data.memory.buffer, data.control, 16);
  const slice = (part: number) => 8 * Math.floor((part * (data.parameterSize / 8)) / threads);
  const meet = (last: () => void = () => {}) =>
    barrier(control, CONTROL.arrivals, CONTROL.generation, threads, last);

  const gradients = (at: number): void => {
    for (let job: number; (job = Atomics.add(control, CONTROL.nextPacking, 1)) < PACKINGS; )
      kernel.packWeights(task, job);
    meet(() => Atomics.store(control, CONTROL.nextShard, 0));
    for (let shard: number; (shard = Atomics.add(control, CONTROL.nextShard, 1)) < SHARDS; ) {
      kernel.taskShard(task, shard, thread, at);
    }
    meet(() => Atomics.store(control, CONTROL.nextPacking, 0));
  };

  const step = (at: number, correction1: number, correction2: number): boolean => {
    gradients(at);
    const bad = kernel.adamwStep(adamw, slice(thread), slice(thread + 1), 1, correction1, correction2);
    if (bad) Atomics.store(control, CONTROL.nonFinite, 1);
    meet(() => {
      if (data.gauge > 0 && (at + 1) % data.gauge === 0) kernel.gaugeHead(task);
      Atomics.add(control, CONTROL.steps, 1);
    });
    return Atomics.load(control, CONTROL.nonFinite) === 0;
  };

  return ({ first, steps, maxSteps }) => {
    const corrections = new Float32Array(data.memory.buffer, data.corrections, 2 * maxSteps);
    if (steps === 0) gradients(first);
    for (let s = 0; s < steps; s++) if (!step(first + s, corrections[s], corrections[maxSteps + s])) break;
  };
}
