import { InputError } from '../../inputError';
import type { JaxKey } from '../../random/jaxKey';
import { adamwFields, adamwNumbers } from '../adamwFields';
import { Descriptor, descriptorBytes } from '../host/descriptor';
import { kernelMemory } from '../host/kernelMemory';
import { type AdamWOptions, essayAdamW } from '../taskProblem';
import type { NamedArrays } from '../taskShape';
import { GLP_BLOCK_ROWS } from './glpBlocks';
import { glpFields, glpMatrixFields } from './glpFields';
import { glpFrequencies } from './glpFrequencies';
import { type GlpMemoryLayout, type GlpSizes, glpMemoryLayout } from './glpMemoryLayout';
import { checkGlpShape, glpParameterSpecs } from './glpShape';

/** What one optimiser step is computed from: which samples, at which times, with which noise. */
export interface GlpBatch {
  /** Sample indices, `[batch]`. */
  readonly rows: Int32Array;
  /** The time of each row, 0 (data) to 1 (noise), `[batch]`. */
  readonly times: Float32Array;
  /** The noise of row i, column j is the normal of counter i * input + j under this key. */
  readonly noiseKey: JaxKey;
}

/** The shared memory of one prior: parameters, optimiser state, activations and the kernel's work space. */
export class GlpMemory {
  readonly layout: GlpMemoryLayout;
  readonly memory: WebAssembly.Memory;

  /** @throws InputError for sizes that the kernel cannot take. */
  constructor(sizes: GlpSizes, adamw: AdamWOptions = essayAdamW) {
    checkGlpShape(sizes.shape);
    if (!Number.isSafeInteger(sizes.batch) || sizes.batch < 4 || sizes.batch % 4 !== 0) {
      throw new InputError(`GLP batch: expected a positive multiple of 4, got ${sizes.batch}`);
    }
    this.layout = glpMemoryLayout(sizes);
    this.memory = kernelMemory(this.layout.bytes);
    this.describe(adamw);
    this.floats('frequencies', sizes.shape.timeFeatures / 2).set(glpFrequencies(sizes.shape));
  }

  private describe(adamw: AdamWOptions): void {
    const { shape, batch, at, scratchBytes, scales, scratch, matrices, parameterSize } = this.layout;
    const { normEpsilon: epsilon, time, norm, ...widths } = shape;
    const kind = { timeMultiplies: Number(time === 'multiplied'), layerNorm: Number(norm === 'layer') };
    const place = { ...at, ...scratch, scratchBytes, scales };
    new Descriptor(this.memory, at.glp, glpFields, { ...widths, ...kind, ...place, batch, epsilon });
    const records = new Int32Array(this.memory.buffer, at.glp + descriptorBytes(glpFields));
    const names = Object.keys(glpMatrixFields) as (keyof typeof glpMatrixFields)[];
    records.set(matrices.flatMap((matrix) => names.map((name) => matrix[name])));
    const vectors = { ...at, gradients: at.gradient, shards: 1, size: parameterSize };
    new Descriptor(this.memory, at.adamw, adamwFields, { ...vectors, ...adamwNumbers(adamw) });
  }

  write(region: 'parameters' | 'moment1' | 'moment2', arrays: NamedArrays): void {
    for (const { name, size } of glpParameterSpecs(this.layout.shape)) {
      if (arrays[name]?.length !== size) {
        throw new InputError(
          `GLP ${name}: expected ${size} numbers, found ${arrays[name]?.length ?? 'none'}`,
        );
      }
      this.vector(region).set(arrays[name], this.layout.offsets[name] / 4);
    }
  }

  read(region: 'parameters' | 'moment1' | 'moment2' | 'gradient'): NamedArrays {
    const vector = this.vector(region);
    return Object.fromEntries(
      glpParameterSpecs(this.layout.shape).map(({ name, size }) => {
        const from = this.layout.offsets[name] / 4;
        return [name, vector.slice(from, from + size)];
      }),
    );
  }

  /** @throws InputError when a batch is of another size or names a sample that is not there. */
  writeBatch(step: number, { rows, times, noiseKey }: GlpBatch, samples: number): void {
    const { batch, at } = this.layout;
    if (rows.length !== batch || times.length !== batch) {
      throw new InputError(
        `GLP batch: expected ${batch} rows and times, got ${rows.length} and ${times.length}`,
      );
    }
    const outside = rows.find((row) => row < 0 || row >= samples);
    if (outside !== undefined)
      throw new InputError(`GLP batch: expected samples 0..${samples - 1}, got ${outside}`);
    new Int32Array(this.memory.buffer, at.rows + 4 * step * batch, batch).set(rows);
    new Float32Array(this.memory.buffer, at.times + 4 * step * batch, batch).set(times);
    new Int32Array(this.memory.buffer, at.keys + 8 * step, 2).set(noiseKey);
  }

  floats(
    region: 'frequencies' | 'activations' | 'corrections' | 'velocityIn' | 'velocityOut',
    length: number,
  ) {
    return new Float32Array(this.memory.buffer, this.layout.at[region], length);
  }

  fillVelocityTimes(t: number): void {
    new Float32Array(this.memory.buffer, this.layout.at.velocityTimes, GLP_BLOCK_ROWS).fill(t);
  }

  private vector(region: 'parameters' | 'moment1' | 'moment2' | 'gradient'): Float32Array {
    return new Float32Array(this.memory.buffer, this.layout.at[region], this.layout.parameterSize);
  }
}
