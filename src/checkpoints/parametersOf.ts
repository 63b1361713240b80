import type { NamedArrays } from '../engine/taskShape';
import { InputError } from '../inputError';
import type { Candidate } from './candidate';
import type { NamedTensor, NamedTensors } from './namedTensor';
import { SLOTS, type Source } from './slots';

/**
 * The six parameters of a reading, float32, kernels `[in, out]`, one-hot inputs side by side: a kernel of summed inputs
 * stands twice, a table is multiplied into the first kernel in float64. The outputs are those of the file's network, to
 * float32 rounding of the product where there is a table.
 * @throws InputError naming a tensor that holds NaN or an infinity, or a number that float32 cannot hold.
 */
export function parametersOf(tensors: NamedTensors, { shape, sources, inputs }: Candidate): NamedArrays {
  const get = (name: string) => sources.get(name as never) as Source;
  const entries = SLOTS.map((slot) => {
    const source = get(slot);
    if (source.name === undefined) return [slot, new Float32Array(biasLength(slot, shape))] as const;
    const values = oriented(tensors, source);
    return [slot, slot === 'hidden0.kernel' ? firstKernel(values) : float32(values, source.name)] as const;
  });
  return Object.fromEntries(entries);

  function firstKernel(kernel: Float64Array): Float32Array {
    const { name = '' } = get('hidden0.kernel');
    if (inputs === 'concatenated') return float32(kernel, name);
    if (inputs === 'summed') return float32(joined(kernel, kernel), name);
    const { p, hidden } = shape;
    const rows = kernel.length / hidden[0];
    const [a, b] = sources.has('embedding') ? ['embedding', 'embedding'] : ['embedding.a', 'embedding.b'];
    const [first, second] = [a, b].map((table) => oriented(tensors, get(table)));
    const width = first.length / p;
    const below = rows === width ? kernel : kernel.subarray(width * hidden[0]);
    return float32(
      joined(times(first, kernel, width, hidden[0]), times(second, below, width, hidden[0])),
      name,
    );
  }
}

/** A tensor's numbers, row-major, transposed where its source says so. @throws InputError for one that is not finite. */
export function oriented(tensors: NamedTensors, { name = '', transposed }: Source): Float64Array {
  const { shape, data } = tensors.get(name) as NamedTensor;
  const values = Float64Array.from(data);
  const bad = values.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0) throw new InputError(`'${name}' holds ${values[bad]} at position ${bad}`);
  if (!transposed) return values;
  const [rows, columns] = shape;
  return values.map((_, at) => values[(at % rows) * columns + Math.floor(at / rows)]);
}

/** @throws InputError for a number beyond float32. */
export function float32(values: Float64Array, name: string): Float32Array {
  const rounded = Float32Array.from(values);
  const bad = rounded.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0) throw new InputError(`'${name}': float32 cannot hold ${values[bad]} at position ${bad}`);
  return rounded;
}

function joined(above: Float64Array, below: Float64Array): Float64Array {
  const out = new Float64Array(above.length + below.length);
  out.set(above);
  out.set(below, above.length);
  return out;
}

/** `[p, width]` times the first `width` rows of `[.., n]`. */
function times(table: Float64Array, kernel: Float64Array, width: number, n: number): Float64Array {
  const out = new Float64Array((table.length / width) * n);
  for (let i = 0; i < table.length; i++) {
    const [to, from] = [Math.floor(i / width) * n, (i % width) * n];
    for (let j = 0; j < n; j++) out[to + j] += table[i] * kernel[from + j];
  }
  return out;
}

function biasLength(slot: string, { p, hidden }: Candidate['shape']): number {
  return slot === 'head.bias' ? p : hidden[slot === 'hidden0.bias' ? 0 : 1];
}
