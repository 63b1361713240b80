import { adamwNumbers } from '../adamwFields';
import { fillBiasCorrections } from '../fillBiasCorrections';
import type { TaskMemory } from '../taskMemory';
import type { AdamWOptions } from '../taskProblem';
import { ENSEMBLE_MAGIC, ensembleFields } from './ensembleFields';

export interface Asked {
  /** How many of the memory's directions are projected out. */
  readonly directions: number;
  /** Steps taken before, and asked for. */
  readonly first: number;
  readonly steps: number;
}

/** A request in parts: the header (slot.h), and the arrays in the order of `place` (arena.h), padded samples included. */
export function ensembleRequest(task: TaskMemory, adamw: AdamWOptions, asked: Asked): Uint8Array[] {
  const { at, samples, parameterSize, widths } = task.layout;
  const region = (from: number, numbers: number) =>
    Uint8Array.from(new Uint8Array(task.memory.buffer, from, 4 * numbers));
  const corrections = new Float32Array(2 * asked.steps);
  fillBiasCorrections(corrections, asked.steps, adamw, asked.first, asked.steps);
  return [
    header(task, adamw, asked),
    region(at.parameters, parameterSize),
    region(at.moment1, parameterSize),
    region(at.moment2, parameterSize),
    region(at.firstRows, samples),
    region(at.secondRows, samples),
    region(at.labels, samples),
    region(at.labelGradients, samples),
    region(at.weights, samples),
    region(at.directions, asked.directions * widths[1]),
    new Uint8Array(corrections.buffer),
  ];
}

function header({ layout, arithmetic, problem }: TaskMemory, adamw: AdamWOptions, asked: Asked): Uint8Array {
  const { operands, seed = 0, drive = 0, zLoss = 0, labelSmoothing = 0, gauge = 0 } = arithmetic;
  const values: Record<keyof typeof ensembleFields, number> = {
    magic: ENSEMBLE_MAGIC,
    classes: problem.p,
    classesPadded: layout.classes,
    hidden0: layout.widths[0],
    hidden1: layout.widths[1],
    samples: layout.samples,
    shardSize: layout.shardSize,
    tf32: operands === 'tf32' ? 1 : 0,
    seed,
    gauge,
    parameterSize: layout.parameterSize,
    kernel0: layout.kernelOffset[0],
    bias0: layout.biasOffset[0],
    kernel1: layout.kernelOffset[1],
    bias1: layout.biasOffset[1],
    kernel2: layout.kernelOffset[2],
    bias2: layout.biasOffset[2],
    drive: (drive * 2 ** -24) / problem.p,
    zLoss,
    labelSmoothing,
    ...asked,
    ...adamwNumbers(adamw),
  };
  const fields = Object.entries(ensembleFields) as [keyof typeof ensembleFields, string][];
  const view = new DataView(new ArrayBuffer(4 * fields.length));
  fields.forEach(([name, type], i) => {
    if (type === 'float') view.setFloat32(4 * i, values[name], true);
    else view.setInt32(4 * i, values[name], true);
  });
  return new Uint8Array(view.buffer);
}
