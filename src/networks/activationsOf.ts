import type { Tensor } from '@tensorflow/tfjs';
import { loadTfjs, type Tfjs } from '../compute/loadTfjs';
import { type Matrix, matrix } from '../engine/matrix';
import { InputError } from '../inputError';
import type { LayerChoice, Network } from './network';
import { BATCH, countOf, inputSlice, type NetworkInputs } from './networkInputs';
import { networkLogits } from './networkLogits';

export interface BatchOptions {
  /** Samples that pass through at once; more take more memory. Default 1024. */
  readonly batchSize?: number;
}

/** What a layer holds, and what comes out at the end. */
export interface Activations {
  /** `[n x d]`, float64 of the network's float32; a layer of more dimensions is flattened. */
  readonly activations: Matrix;
  /** `[n x classes]`, before any softmax. */
  readonly logits: Matrix;
}

/**
 * The activations of a layer for every sample, as the network computes them outside training.
 *
 * @param network a `tf.LayersModel` or a function of tensors.
 * @param layer the layer's name; of a model also its place (-2: the last but one).
 * @param inputs `[n, ...]`, a tensor or a matrix.
 * @returns `[n x d]`, float64 of the network's float32; a layer of more dimensions is flattened.
 * @throws InputError for a layer that is not there or is used twice, inputs of no samples, or activations that are not finite.
 * @example
 * import { activationsOf, loadTfjs } from 'activation-supervision';
 * const tf = loadTfjs();
 * const model = tf.sequential({ layers: [
 *   tf.layers.dense({ inputShape: [2], units: 3, activation: 'relu', name: 'h1' }),
 *   tf.layers.dense({ units: 2 }),
 * ] });
 * const h1 = await activationsOf(model, 'h1', tf.tensor2d([[1, 2], [3, 4]]));
 * [h1.rows, h1.columns]; // => [2, 3]
 */
export async function activationsOf(
  network: Network,
  layer: LayerChoice,
  inputs: NetworkInputs,
  options: BatchOptions = {},
): Promise<Matrix> {
  return (await activationsAndLogits(network, layer, inputs, options)).activations;
}

/** The same with the logits, in one pass. @throws InputError as `activationsOf`. */
export async function activationsAndLogits(
  network: Network,
  layer: LayerChoice,
  inputs: NetworkInputs,
  { batchSize = BATCH }: BatchOptions = {},
): Promise<Activations> {
  const tf = loadTfjs();
  const n = countOf(inputs);
  if (n === 0) throw new InputError('inputs: expected at least one sample, found none');
  const parts: { h: Float32Array; z: Float32Array }[] = [];
  for (let from = 0; from < n; from += batchSize) {
    const batch = inputSlice(tf, inputs, from, Math.min(n, from + batchSize));
    await refuseLost(tf, batch);
    const pass = onePass(tf, network, layer, batch);
    const [h, z] = await Promise.all([pass.h.data(), pass.z.data()]);
    parts.push({ h: h as Float32Array, z: z as Float32Array });
    tf.dispose([pass.h, pass.z]);
  }
  return {
    activations: finite(
      joined(
        parts.map(({ h }) => h),
        n,
      ),
      'activations',
    ),
    logits: finite(
      joined(
        parts.map(({ z }) => z),
        n,
      ),
      'logits',
    ),
  };
}

/** @throws InputError for inputs that are not finite, which a ReLU can hide. The batch is then disposed of. */
async function refuseLost(tf: Tfjs, batch: Tensor): Promise<void> {
  if (batch.dtype !== 'float32') return;
  const all = tf.tidy(() => tf.all(tf.isFinite(batch)));
  const [finite] = await all.data();
  all.dispose();
  if (finite) return;
  batch.dispose();
  throw new InputError('inputs: expected finite numbers, found NaN or an infinity');
}

/** The batch is disposed of; what comes back is not, and nothing else is left. */
function onePass(tf: Tfjs, network: Network, layer: LayerChoice, batch: Tensor): { h: Tensor; z: Tensor } {
  const seen: Tensor[] = [];
  try {
    const z = tf.tidy(() =>
      networkLogits(network, batch, {
        layer,
        through: (activations) => {
          // Kept, since models dispose of what is between their layers.
          seen.push(tf.keep(tf.clone(activations)));
          return activations;
        },
      }),
    );
    return { h: seen[0], z };
  } catch (error) {
    tf.dispose(seen);
    throw error;
  } finally {
    batch.dispose();
  }
}

/** The rows of several arrays, one below the other. */
export function joined(parts: readonly Float32Array[], rows: number): Matrix {
  const out = new Float64Array(parts.reduce((total, { length }) => total + length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return matrix(rows, out.length / rows, out);
}

function finite(of: Matrix, what: string): Matrix {
  const bad = of.data.findIndex((value) => !Number.isFinite(value));
  if (bad < 0) return of;
  throw new InputError(
    `${what}: expected finite numbers, found ${of.data[bad]} for sample ${Math.floor(bad / of.columns)}`,
  );
}
