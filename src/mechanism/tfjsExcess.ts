import type { Scalar, Tensor, Tensor2D } from '@tensorflow/tfjs';
import type { Tfjs } from '../compute/loadTfjs';
import { UNIT } from '../metrics/gradients/labelEntries';
import { tfjsLabelLoss } from '../models/tfjsLabelLoss';
import type { Run } from '../runs/openRun';
import type { FormExcess } from './formExcess';

type Loss = (logits: Tensor) => Scalar;

/** tfjs' own cross-entropy and both of ours on its present backend, of float32 logits `[n, p]`. */
export function tfjsExcess(
  tf: Tfjs,
  { data: { problem } }: Pick<Run, 'data'>,
  logits: Float32Array,
): FormExcess[] {
  const { labels, weights, p } = problem;
  const n = labels.length;
  return tf.tidy(() => {
    const oneHot = tf.oneHot(tf.tensor1d(labels, 'int32'), p).toFloat() as Tensor2D;
    const column = tf.tensor2d(weights, [n, 1]);
    const own = tf.tensor1d(weights);
    const forms: [form: string, labelGradient: FormExcess['label_gradient'], loss: Loss][] = [
      [
        'tf.losses.softmaxCrossEntropy',
        undefined,
        (z) => tf.losses.softmaxCrossEntropy(oneHot, z, own, 0, tf.Reduction.SUM),
      ],
      ...(['subtractive', 'summed'] as const).map((kind): (typeof forms)[number] => {
        const loss = tfjsLabelLoss(tf, oneHot, column, kind);
        return [`ours, ${kind}`, kind, (z) => loss(z as Tensor2D)];
      }),
    ];
    return forms.map(([form, label_gradient, loss]) => {
      const gradient = tf
        .grad(loss)(tf.tensor2d(logits, [n, p]))
        .dataSync();
      return {
        form,
        offered: label_gradient === undefined,
        label_gradient,
        excess: total(gradient),
        heaviest: total(gradient.subarray(0, 2 * p)),
      };
    });
  });
}

function total(entries: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < entries.length; i++) sum += entries[i];
  return sum / UNIT;
}
