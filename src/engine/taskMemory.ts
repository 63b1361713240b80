import { InputError } from '../inputError';
import { adamwFields, adamwNumbers } from './adamwFields';
import { checkDirections } from './checkDirections';
import { Descriptor } from './host/descriptor';
import { kernelMemory } from './host/kernelMemory';
import { unpadded } from './host/unpadded';
import { BLOCK_SIZE, MAX_DIRECTIONS, type MemoryLayout, memoryLayout, SHARDS } from './memoryLayout';
import {
  type ArithmeticOrLabelGradient,
  checkArithmetic,
  labelGradientsOf,
  type StepArithmetic,
  stepArithmetic,
} from './stepArithmetic';
import { taskFields } from './taskFields';
import { type AdamWOptions, checkProblem, essayAdamW, type TaskProblem } from './taskProblem';
import { type NamedArrays, type ParameterSpec, parameterSpecs } from './taskShape';
import type { TaskState } from './taskState';

/** Pointers in the kernel's descriptor are signed. */
const MAX_BYTES = 2 ** 31;

/** The shared memory of one training run: the samples, the three parameter vectors and the kernel's work space. */
export class TaskMemory {
  readonly layout: MemoryLayout;
  readonly memory: WebAssembly.Memory;
  readonly specs: readonly ParameterSpec[];
  readonly arithmetic: StepArithmetic;
  private readonly task: Descriptor<typeof taskFields>;

  /** @throws InputError when the problem's arrays do not fit together, or into the memory of WebAssembly. */
  constructor(
    readonly problem: TaskProblem,
    arithmetic: ArithmeticOrLabelGradient,
    threads: number,
    adamw: AdamWOptions = essayAdamW,
  ) {
    checkProblem(problem);
    this.arithmetic = stepArithmetic(arithmetic);
    checkArithmetic(this.arithmetic);
    this.specs = parameterSpecs(problem);
    this.layout = memoryLayout(problem, problem.labels.length, threads);
    if (this.layout.bytes > MAX_BYTES) {
      throw new InputError(
        `the model and its samples need ${this.layout.bytes} bytes, the engine has at most ${MAX_BYTES}`,
      );
    }
    this.memory = kernelMemory(this.layout.bytes);
    this.task = this.describeTask();
    this.describeAdamW(adamw);
    this.placeSamples();
  }

  private describeTask(): Descriptor<typeof taskFields> {
    const { classes, widths, strides, samples, shardSize, kernelOffset, biasOffset, ...layout } = this.layout;
    const { at } = layout;
    const { operands, seed = 0, drive = 0, zLoss = 0, labelSmoothing = 0 } = this.arithmetic;
    this.floats(at.logitMask, classes).fill(-Infinity, this.problem.p);
    return new Descriptor(this.memory, at.task, taskFields, {
      ...at,
      classes: this.problem.p,
      classesPadded: classes,
      hidden0: widths[0],
      hidden1: widths[1],
      stride0: strides[0],
      stride1: strides[1],
      strideOut: strides[2],
      samples,
      shardSize,
      blockSize: BLOCK_SIZE,
      tf32: operands === 'tf32' ? 1 : 0,
      seed,
      drive: (drive * 2 ** -24) / this.problem.p,
      zLoss,
      labelSmoothing,
      directions: 0,
      parameterSize: layout.parameterSize,
      kernel0: kernelOffset[0],
      bias0: biasOffset[0],
      kernel1: kernelOffset[1],
      bias1: biasOffset[1],
      kernel2: kernelOffset[2],
      bias2: biasOffset[2],
      scratchSize: layout.scratchSize,
      directionVectors: at.directions,
      h1Gradients: 0,
    });
  }

  private describeAdamW(adamw: AdamWOptions): void {
    const { at, parameterSize } = this.layout;
    const sizes = { shards: SHARDS, size: parameterSize };
    new Descriptor(this.memory, at.adamw, adamwFields, { ...at, ...sizes, ...adamwNumbers(adamw) });
  }

  private placeSamples(): void {
    const { problem } = this;
    const kinds = labelGradientsOf(problem, this.arithmetic);
    kinds.forEach((kind, i) => {
      this.placeSample(i, problem, i, kind);
    });
    this.floats(this.layout.at.weights, kinds.length).set(problem.weights);
  }

  /**
   * Puts sample `i` of a problem in place `slot`, whose weight stays as it is.
   * @param labelGradient its arithmetic, by its place in `LABEL_GRADIENTS`.
   */
  placeSample(
    slot: number,
    { p, pairs, labels }: Pick<TaskProblem, 'p' | 'pairs' | 'labels'>,
    i: number,
    labelGradient: number,
  ): void {
    const { firstRows, secondRows, labels: classes, labelGradients } = this.layout.at;
    this.integers(firstRows, slot + 1)[slot] = pairs[2 * i];
    this.integers(secondRows, slot + 1)[slot] = p + pairs[2 * i + 1];
    this.integers(classes, slot + 1)[slot] = labels[i];
    this.integers(labelGradients, slot + 1)[slot] = labelGradient;
  }

  /** Sets the orthonormal directions `[k, n1]` that the backward pass projects out between encoder and head. */
  setDirections(directions: readonly Float32Array[]): void {
    if (directions.length > MAX_DIRECTIONS) {
      throw new InputError(`expected at most ${MAX_DIRECTIONS} directions, got ${directions.length}`);
    }
    checkDirections(directions, this.problem.hidden[1]);
    const width = this.layout.widths[1];
    const rows = this.floats(this.layout.at.directions, MAX_DIRECTIONS * width).fill(0);
    directions.forEach((direction, k) => {
      rows.set(direction, k * width);
    });
    this.task.set('directions', directions.length);
  }

  /** Whether the next pass also writes dL/dh1 of every sample, before projection and ReLU mask. */
  wantH1Gradients(wanted: boolean): void {
    this.task.set('h1Gradients', wanted ? this.layout.at.h1Gradients : 0);
  }

  /** dL/dh1, `[n, n1]` float32 row-major, of the last pass that was asked for it. */
  h1Gradients(): Float32Array {
    const { problem, layout } = this;
    const [n, width, stride] = [problem.labels.length, problem.hidden[1], layout.widths[1]];
    return unpadded(this.floats(layout.at.h1Gradients, n * stride), n, width, stride);
  }

  /** @throws InputError when an array is missing or of another size. */
  load({ parameters, adamM, adamV }: Omit<TaskState, 'step'>): void {
    this.write('parameters', parameters);
    this.write('moment1', adamM);
    this.write('moment2', adamV);
  }

  /** A copy of parameters and both moments. */
  state(): Omit<TaskState, 'step'> {
    return {
      parameters: this.read('parameters'),
      adamM: this.read('moment1'),
      adamV: this.read('moment2'),
    };
  }

  write(region: 'parameters' | 'moment1' | 'moment2', arrays: NamedArrays): void {
    for (const { name, size } of this.specs) {
      const found = arrays[name]?.length;
      if (found !== size)
        throw new InputError(`${name}: expected ${size} numbers, found ${found ?? 'no such array'}`);
    }
    const target = this.floats(this.layout.at[region], this.layout.parameterSize).fill(0);
    for (const { name, shape } of this.specs) {
      const { offset, stride } = this.place(name);
      const columns = shape[shape.length - 1];
      const source = arrays[name];
      for (let r = 0; r * columns < source.length; r++) {
        target.set(source.subarray(r * columns, (r + 1) * columns), offset + r * stride);
      }
    }
  }

  /** The arrays of a region; of `gradients`, those of the first shard. */
  read(region: 'parameters' | 'moment1' | 'moment2' | 'gradients'): NamedArrays {
    return Object.fromEntries(this.specs.map((spec) => [spec.name, this.readSpec(region, spec)]));
  }

  /** One array of a region, as `read` has it. @throws InputError for a name that no parameter has. */
  readArray(region: 'parameters' | 'moment1' | 'moment2' | 'gradients', name: string): Float32Array {
    const spec = this.specs.find((one) => one.name === name);
    if (spec) return this.readSpec(region, spec);
    throw new InputError(`expected ${this.specs.map((one) => one.name).join(' or ')}, got '${name}'`);
  }

  private readSpec(region: keyof MemoryLayout['at'], { name, shape, size }: ParameterSpec): Float32Array {
    const vector = this.floats(this.layout.at[region], this.layout.parameterSize);
    const { offset, stride } = this.place(name);
    const columns = shape[shape.length - 1];
    return unpadded(vector.subarray(offset), size / columns, columns, stride);
  }

  /** Offset and row stride, in floats, of a parameter inside its vector. */
  private place(name: string): { offset: number; stride: number } {
    const { classes, widths, kernelOffset, biasOffset } = this.layout;
    const layer = ['hidden0', 'hidden1', 'head'].indexOf(name.split('.')[0]);
    const offset = (name.endsWith('.kernel') ? kernelOffset : biasOffset)[layer];
    return { offset, stride: [...widths, classes][layer] };
  }

  floats(at: number, length: number): Float32Array {
    return new Float32Array(this.memory.buffer, at, length);
  }

  integers(at: number, length: number): Int32Array {
    return new Int32Array(this.memory.buffer, at, length);
  }
}
