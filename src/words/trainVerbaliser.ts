import type { Scalar, Tensor2D, Variable } from '@tensorflow/tfjs';
import { loadTfjs, type Tfjs } from '../compute/loadTfjs';
import { type Matrix, matrix } from '../engine/matrix';
import { InputError } from '../inputError';
import { checkActivations } from '../models/glp/checkActivations';
import { fitGlpNormaliser, normalise } from '../models/glp/glpNormaliser';
import { foldIn, prngKey } from '../random/jaxKey';
import { lecunNormal } from '../random/lecunNormal';
import { normal } from '../random/normal';
import { glpBatches } from '../training/glp/glpBatch';
import { VOCABULARY, WORDS } from './dictionary';
import { codeDistances, codesOf, tfjsQuantise } from './tfjsQuantise';
import { CODE, type Verbaliser } from './verbaliser';

export interface TrainVerbaliserOptions {
  /** Of weights and batches. Default 0. */
  readonly seed?: number;
  /** Steps towards captions, before reconstruction alone: one caption of 4 words a row. */
  readonly taught?: { readonly captions: Int32Array; readonly steps: number };
  /** Steps of reconstruction alone. */
  readonly steps: number;
  /** Default 128. */
  readonly hidden?: number;
  /** Default 256, or all rows where there are fewer. */
  readonly batch?: number;
  /** Called every so many steps of reconstruction, and before the first, with what it is then. */
  readonly every?: number;
  readonly look?: (step: number, verbaliser: Verbaliser) => void;
  readonly progress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

const LEARNING_RATE = 1e-3;
const COMMITMENT = 0.25;

/**
 * Trains a verbaliser and its reconstructor together on activations [n x d]: on captions first where it is taught, then on
 * reconstruction alone (DEFINITIONS, "grounding"). On tfjs' current backend, which promises no bytes; equal seeds give equal batches.
 * @throws InputError for captions of another number of rows or words out of range; for activations that are not finite; the
 *   signal's reason.
 */
export async function trainVerbaliser(h: Matrix, options: TrainVerbaliserOptions): Promise<Verbaliser> {
  const { seed = 0, taught, steps, hidden = 128, every = Infinity, look, progress, signal } = options;
  const activations = Float32Array.from(h.data);
  const n = checkActivations(activations, h.columns);
  const batch = Math.min(options.batch ?? 256, n);
  if (taught && taught.captions.length !== n * WORDS)
    throw new InputError(
      `captions: expected ${WORDS} words for each of ${n} rows, found ${taught.captions.length} words`,
    );
  const wrong = taught?.captions.find((word) => word < 0 || word >= VOCABULARY);
  if (wrong !== undefined)
    throw new InputError(`captions: expected words of 0 to ${VOCABULARY - 1}, found ${wrong}`);
  const tf = loadTfjs();
  const normaliser = fitGlpNormaliser(activations, h.columns);
  const data = tf.tensor2d(normalise(normaliser, activations), [n, h.columns]);
  // Variables outlive the tidying up, the tensors that they are made of do not.
  const weights = tf.tidy(() => initialWeights(tf, h.columns, hidden, seed) as never) as Weights;
  const optimizer = tf.train.adam(LEARNING_RATE);
  const batchAt = glpBatches(seed, n, batch);
  const now = (): Verbaliser => ({ normaliser, ...asLayers(weights, h.columns, hidden) });
  const first = taught?.steps ?? 0;
  try {
    for (let step = 0; step < first + steps; step++) {
      signal?.throwIfAborted();
      if (step >= first && (step - first) % every === 0) look?.(step - first, now());
      const { rows } = batchAt(step);
      tf.tidy(() => {
        const x = tf.gather(data, tf.tensor1d(rows, 'int32')) as Tensor2D;
        const loss = () =>
          taught && step < first
            ? captionLoss(tf, weights, x, captionsOf(taught.captions, rows))
            : reconstructionLoss(tf, weights, x);
        optimizer.minimize(loss, false, Object.values(weights));
      });
      progress?.(step + 1, first + steps);
      if (step % 20 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    look?.(steps, now());
    return now();
  } finally {
    tf.dispose([data, ...Object.values(weights)]);
    optimizer.dispose();
  }
}

type Weights = Record<
  | 'encoder0'
  | 'encoderBias0'
  | 'encoder1'
  | 'encoderBias1'
  | 'codebook'
  | 'decoder0'
  | 'decoderBias0'
  | 'decoder1'
  | 'decoderBias1',
  Variable
>;

function encoded(tf: Tfjs, w: Weights, x: Tensor2D): Tensor2D {
  const inner = tf.relu(tf.add(tf.matMul(x, w.encoder0 as never), w.encoderBias0)) as Tensor2D;
  return tf.add(tf.matMul(inner, w.encoder1 as never), w.encoderBias1) as Tensor2D;
}

function decoded(tf: Tfjs, w: Weights, codes: Tensor2D): Tensor2D {
  const inner = tf.relu(tf.add(tf.matMul(codes, w.decoder0 as never), w.decoderBias0)) as Tensor2D;
  return tf.add(tf.matMul(inner, w.decoder1 as never), w.decoderBias1) as Tensor2D;
}

function reconstructionLoss(tf: Tfjs, w: Weights, x: Tensor2D): Scalar {
  const { through, codebookLoss, commitment } = tfjsQuantise(tf, encoded(tf, w, x), w.codebook as never);
  const missed = tf.mean(tf.squaredDifference(x, decoded(tf, w, through)));
  return tf.addN([missed, codebookLoss, tf.mul(commitment, COMMITMENT)]) as Scalar;
}

/** The words by softmax of distances, and reconstruction from the codes of the caption. */
function captionLoss(tf: Tfjs, w: Weights, x: Tensor2D, captions: Int32Array): Scalar {
  const read = encoded(tf, w, x);
  const scores = tf.reshape(tf.neg(codeDistances(tf, read, w.codebook as never)), [-1, VOCABULARY]);
  const words = tf.oneHot(tf.tensor1d(captions, 'int32'), VOCABULARY);
  const said = tf.neg(tf.mean(tf.sum(tf.mul(tf.logSoftmax(scores), words), 1)));
  const rows = captions.map((word, i) => (i % WORDS) * VOCABULARY + word);
  const codes = codesOf(tf, tf.tensor1d(rows, 'int32'), w.codebook as never);
  const missed = tf.mean(tf.squaredDifference(x, decoded(tf, w, codes)));
  return tf.add(said, missed) as Scalar;
}

function captionsOf(all: Int32Array, rows: Int32Array): Int32Array {
  return Int32Array.from(
    { length: rows.length * WORDS },
    (_, i) => all[rows[Math.floor(i / WORDS)] * WORDS + (i % WORDS)],
  );
}

function initialWeights(tf: Tfjs, d: number, hidden: number, seed: number): Weights {
  const key = (k: number) => foldIn(prngKey(seed), k);
  const dense = (k: number, inputs: number, outputs: number) =>
    tf.variable(tf.tensor2d(lecunNormal(key(k), inputs, outputs), [inputs, outputs]));
  const zeros = (size: number) => tf.variable(tf.zeros([size]));
  const codes = Float32Array.from(normal(key(4), WORDS * VOCABULARY * CODE));
  return {
    encoder0: dense(0, d, hidden),
    encoderBias0: zeros(hidden),
    encoder1: dense(1, hidden, WORDS * CODE),
    encoderBias1: zeros(WORDS * CODE),
    codebook: tf.variable(tf.tensor2d(codes, [WORDS * VOCABULARY, CODE])),
    decoder0: dense(2, WORDS * CODE, hidden),
    decoderBias0: zeros(hidden),
    decoder1: dense(3, hidden, d),
    decoderBias1: zeros(d),
  };
}

function asLayers(w: Weights, d: number, hidden: number): Omit<Verbaliser, 'normaliser'> {
  const numbers = (of: Variable) => Float64Array.from(of.dataSync());
  const layer = (kernel: Variable, bias: Variable, inputs: number, outputs: number) => ({
    kernel: matrix(inputs, outputs, numbers(kernel)),
    bias: numbers(bias),
  });
  return {
    encoder: [
      layer(w.encoder0, w.encoderBias0, d, hidden),
      layer(w.encoder1, w.encoderBias1, hidden, WORDS * CODE),
    ],
    codebook: matrix(WORDS * VOCABULARY, CODE, numbers(w.codebook)),
    decoder: [
      layer(w.decoder0, w.decoderBias0, WORDS * CODE, hidden),
      layer(w.decoder1, w.decoderBias1, hidden, d),
    ],
  };
}
