import { InputError } from '../inputError';
import { checkDirections } from './checkDirections';
import { kernelMemory } from './kernelModule';
import { BLOCK_SIZE, MAX_DIRECTIONS, type MemoryLayout, memoryLayout } from './memoryLayout';
import { checkProblem, type LabelGradient, type TaskProblem } from './taskProblem';
import { type NamedArrays, type ParameterSpec, parameterSpecs } from './taskShape';

/** Pointers in the kernel's descriptor are signed. */
const MAX_BYTES = 2 ** 31;

/** The shared memory of one training run: the samples, the three parameter vectors and the kernel's work space. */
export class TaskMemory {
  readonly layout: MemoryLayout;
  readonly memory: WebAssembly.Memory;
  readonly specs: readonly ParameterSpec[];

  /** @throws InputError when the problem's arrays do not fit together, or into the memory of WebAssembly. */
  constructor(
    readonly problem: TaskProblem,
    labelGradient: LabelGradient,
    threads: number,
  ) {
    checkProblem(problem);
    this.specs = parameterSpecs(problem);
    this.layout = memoryLayout(problem, problem.labels.length, threads);
    if (this.layout.bytes > MAX_BYTES) {
      throw new InputError(
        `the model and its samples need ${this.layout.bytes} bytes, the engine has at most ${MAX_BYTES}`,
      );
    }
    this.memory = kernelMemory(this.layout.bytes);
    this.describe(labelGradient === 'summed');
    this.placeSamples();
  }

  private describe(summed: boolean): void {
    const { layout } = this;
    const { at } = layout;
    const fields = [
      [this.problem.p, layout.classes, ...layout.widths, layout.samples, layout.shardSize, BLOCK_SIZE],
      [summed ? 1 : 0, 0, at.parameters, at.packed1, at.packed1Transposed, at.packed2, at.packed2Transposed],
      [at.gradients, layout.parameterBytes, at.firstRows, at.secondRows, at.labels, at.weights],
      [at.scratch, layout.scratchBytes, at.directions, at.logitMask, 0, at.moment1, at.moment2],
      [0, 1, 2].flatMap((layer) => [layout.kernelOffset[layer], layout.biasOffset[layer]]),
    ];
    this.integers(at.descriptor, 64).set(fields.flat());
    this.floats(at.logitMask, layout.classes).fill(-Infinity, this.problem.p);
  }

  private placeSamples(): void {
    const { pairs, labels, weights, p } = this.problem;
    const { at } = this.layout;
    const n = labels.length;
    const firstRows = this.integers(at.firstRows, n);
    const secondRows = this.integers(at.secondRows, n);
    for (let i = 0; i < n; i++) {
      firstRows[i] = pairs[2 * i];
      secondRows[i] = p + pairs[2 * i + 1];
    }
    this.integers(at.labels, n).set(labels);
    this.floats(at.weights, n).set(weights);
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
    this.integers(this.layout.at.descriptor, 64)[8] = directions.length;
  }

  /** Whether the next pass also writes dL/dh1 of every sample, before projection and ReLU mask. */
  wantH1Gradients(wanted: boolean): void {
    this.integers(this.layout.at.descriptor, 64)[24] = wanted ? this.layout.at.h1Gradients : 0;
  }

  /** dL/dh1, `[n, n1]` float32 row-major, of the last pass that was asked for it. */
  h1Gradients(): Float32Array {
    const { problem, layout } = this;
    const [n, width, stride] = [problem.labels.length, problem.hidden[1], layout.widths[1]];
    return unpadded(this.floats(layout.at.h1Gradients, n * stride), n, width, stride);
  }

  write(region: 'parameters' | 'moment1' | 'moment2', arrays: NamedArrays): void {
    for (const { name, size } of this.specs) {
      const found = arrays[name]?.length;
      if (found !== size)
        throw new InputError(`${name}: expected ${size} numbers, found ${found ?? 'no such array'}`);
    }
    const target = this.floats(this.layout.at[region], this.layout.parameterBytes / 4).fill(0);
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
    const vector = this.floats(this.layout.at[region], this.layout.parameterBytes / 4);
    return Object.fromEntries(
      this.specs.map(({ name, shape, size }) => {
        const { offset, stride } = this.place(name);
        const columns = shape[shape.length - 1];
        return [name, unpadded(vector.subarray(offset), size / columns, columns, stride)];
      }),
    );
  }

  /** Offset and row stride, in floats, of a parameter inside its vector. */
  private place(name: string): { offset: number; stride: number } {
    const { classes, widths, kernelOffset, biasOffset } = this.layout;
    const layer = ['hidden0', 'hidden1', 'head'].indexOf(name.split('.')[0]);
    const offset = (name.endsWith('.kernel') ? kernelOffset : biasOffset)[layer] / 4;
    return { offset, stride: [...widths, classes][layer] };
  }

  floats(at: number, length: number): Float32Array {
    return new Float32Array(this.memory.buffer, at, length);
  }

  integers(at: number, length: number): Int32Array {
    return new Int32Array(this.memory.buffer, at, length);
  }
}

function unpadded(from: Float32Array, rows: number, columns: number, stride: number): Float32Array {
  const out = new Float32Array(rows * columns);
  for (let r = 0; r < rows; r++) out.set(from.subarray(r * stride, r * stride + columns), r * columns);
  return out;
}
