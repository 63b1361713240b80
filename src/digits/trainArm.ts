import type { History } from '../data/history';
import type { TensorFile } from '../data/safetensors/tensor';
import { zipfWeights } from '../data/zipfWeights';
import { covariance } from '../metrics/algebra/covariance';
import { dot } from '../metrics/algebra/dot';
import { leadingFraction } from '../metrics/components/leadingFraction';
import { logitGradients } from '../metrics/gradients/logitGradients';
import { rowExcess } from '../metrics/gradients/rowExcess';
import { denseNetwork } from '../networks/denseNetwork';
import { networkTensors } from '../networks/networkTensors';
import { trainWith } from '../networks/trainWith';
import type { DigitArm } from './digitArms';
import type { DigitsConfig } from './digitsConfig';
import type { Digits } from './readDigits';

export interface TrainedArm {
  readonly history: History;
  /** Weights at the epoch, of those in the history from `settled` on, where PC1 holds the largest share. */
  readonly moment: TensorFile;
}

export interface TrainArmOptions {
  readonly direction?: Float64Array;
  readonly progress?: (epoch: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * One training on digits, on tfjs' current backend: the loss weight of an image by its place, full batches, AdamW. Beside
 * what `trainWith` records: `row_excess`, what rows of dCE/dlogits sum to in float32 as trained, weighted over the training
 * images, in units of 2^-24. Ends early when aborted.
 */
export async function trainArm(
  config: DigitsConfig,
  seed: number,
  { train, test }: Digits,
  { name, labelGradient }: DigitArm,
  { direction, ...watch }: TrainArmOptions = {},
): Promise<TrainedArm> {
  const { hidden, epochs, every, settled, adamw } = config;
  const weights = zipfWeights(train.labels.length, config.zipf_exponent);
  const model = denseNetwork({ inputs: train.inputs.columns, hidden, classes: 10, seed, direction });
  let best = -1;
  let moment: TensorFile = { tensors: new Map(), metadata: {} };
  try {
    const history = await trainWith(
      model,
      { train, test },
      {
        layer: `hidden${hidden.length - 1}`,
        epochs,
        every,
        weights,
        labelGradient,
        optimizer: adamw,
        ...watch,
        observe: ({ epoch, activations, logits }) => {
          const share = leadingFraction(covariance(activations));
          if (epoch >= settled && share > best) {
            best = share;
            const metadata = { arm: name, epoch: String(epoch), seed: String(seed) };
            moment = { tensors: networkTensors(model), metadata };
          }
          const rows = logitGradients(logits, train.labels, 'float32AsTrained');
          return { row_excess: dot(rowExcess(rows), weights) };
        },
      },
    );
    return { history, moment };
  } finally {
    model.dispose();
  }
}
