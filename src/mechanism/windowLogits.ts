import { serializeSafetensors } from '../data/safetensors/serializeSafetensors';
import { float32Tensor, type Tensor } from '../data/safetensors/tensor';
import { forward } from '../models/mlp';
import type { Run } from '../runs/openRun';
import type { ExcessMoment } from './excessMoments';

/** Logits of the training samples at the moments that are added, for other stacks to measure. */
export class WindowLogits {
  private readonly logits: Float32Array[] = [];
  private readonly moments: Pick<ExcessMoment, 'collapse' | 'epoch'>[] = [];

  constructor(private readonly run: Pick<Run, 'shape' | 'data'>) {}

  /** @returns them, `[n, p]`: computed in float64, rounded to float32. */
  add({ collapse, epoch, parameters }: ExcessMoment): Float32Array {
    const { shape, data } = this.run;
    const logits = Float32Array.from(forward(parameters, shape, data.split.train.pairs).logits.data);
    this.logits.push(logits);
    this.moments.push({ collapse, epoch });
    return logits;
  }

  /**
   * A safetensors file with `logits` `[m, n, p]`, `labels` `[n]`, `weights` `[n]`, and `collapse` and `epoch` `[m]`;
   * samples by weight, the heaviest first.
   */
  bytes(): Uint8Array {
    const { problem } = this.run.data;
    const { labels, weights, p } = problem;
    const [m, n] = [this.moments.length, labels.length];
    const all = new Float32Array(m * n * p);
    this.logits.forEach((logits, i) => {
      all.set(logits, i * n * p);
    });
    return serializeSafetensors({
      tensors: new Map([
        ['logits', float32Tensor(all, [m, n, p])],
        ['weights', float32Tensor(weights)],
        ['labels', integers(labels)],
        ['collapse', integers(this.moments.map(({ collapse }) => collapse))],
        ['epoch', integers(this.moments.map(({ epoch }) => epoch))],
      ]),
      metadata: { dtype: 'float64 logits rounded to float32' },
    });
  }
}

const integers = (values: ArrayLike<number>): Tensor => ({
  dtype: 'I32',
  shape: [values.length],
  data: Int32Array.from(values),
});
