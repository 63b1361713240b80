import type { Scalar, Tensor, Tensor1D, Tensor2D } from '@tensorflow/tfjs';
import type { Tfjs } from '../compute/loadTfjs';
import { VOCABULARY, WORDS } from './dictionary';
import { CODE } from './verbaliser';

/** What a vector quantiser makes of read-outs. */
export interface Quantised {
  /** Row of the codebook of each word, `[n x 4]` as one list of int32. */
  readonly rows: Tensor1D;
  /** The codes side by side, `[n, 64]`; backward the identity (straight-through). */
  readonly through: Tensor2D;
  /** Mean squared distance of codes to read-outs: pulls the codes alone. */
  readonly codebookLoss: Scalar;
  /** The same: pulls the read-outs alone. */
  readonly commitment: Scalar;
}

/**
 * Vector quantisation with straight-through gradients (van den Oord et al., arXiv 1711.00937), a codebook of 64 for each of 4 places.
 * @param read read-outs `[n, 64]`. @param codebook `[256, 16]`.
 */
export function tfjsQuantise(tf: Tfjs, read: Tensor2D, codebook: Tensor2D): Quantised {
  const still = stopped(tf);
  const rows = nearestRows(tf, read, codebook);
  const codes = codesOf(tf, rows, codebook);
  return {
    rows,
    through: tf.add(read, still(tf.sub(codes, read))) as Tensor2D,
    codebookLoss: tf.mean(tf.squaredDifference(still(read), codes)) as Scalar,
    commitment: tf.mean(tf.squaredDifference(read, still(codes))) as Scalar,
  };
}

/**
 * Rows of the codebook side by side, `[n, 64]`. By a product with ones and zeros, since tfjs' WebAssembly has no gradient of `gather`.
 * @param rows `[n x 4]` as one list.
 */
export function codesOf(tf: Tfjs, rows: Tensor1D, codebook: Tensor2D): Tensor2D {
  const chosen = tf.cast(tf.oneHot(rows, WORDS * VOCABULARY), 'float32') as Tensor2D;
  return tf.reshape(tf.matMul(chosen, codebook), [-1, WORDS * CODE]) as Tensor2D;
}

/** Squared distances of read-outs to the 64 codes of their place, `[n, 4, 64]`. */
export function codeDistances(tf: Tfjs, read: Tensor2D, codebook: Tensor2D): Tensor {
  const z = tf.reshape(read, [read.shape[0], WORDS, 1, CODE]);
  const codes = tf.reshape(codebook, [1, WORDS, VOCABULARY, CODE]);
  // The gradient of tfjs' `squaredDifference` does not know of shapes that are stretched.
  return tf.sum(tf.square(tf.sub(z, codes)), 3);
}

/** By |e|² - 2 z·e, which a product of matrices has in a third of the time of the distances themselves; nothing flows back. */
function nearestRows(tf: Tfjs, read: Tensor2D, codebook: Tensor2D): Tensor1D {
  return tf.tidy(() => {
    const z = tf.transpose(tf.reshape(read, [-1, WORDS, CODE]), [1, 0, 2]);
    const codes = tf.reshape(codebook, [WORDS, VOCABULARY, CODE]);
    const lengths = tf.reshape(tf.sum(tf.square(codebook), 1), [WORDS, 1, VOCABULARY]);
    const gaps = tf.sub(lengths, tf.mul(tf.matMul(z, codes, false, true), 2));
    const words = tf.transpose(tf.argMin(gaps, 2));
    const places = tf.mul(tf.range(0, WORDS, 1, 'int32'), tf.scalar(VOCABULARY, 'int32'));
    return tf.reshape(tf.add(words, tf.reshape(places, [1, WORDS])), [-1]) as Tensor1D;
  });
}

/** The identity forward, nothing backward. */
function stopped(tf: Tfjs): (x: Tensor) => Tensor {
  return tf.customGrad((x) => ({
    value: (x as Tensor).clone(),
    gradFunc: () => tf.zerosLike(x as Tensor),
  })) as unknown as (x: Tensor) => Tensor;
}
