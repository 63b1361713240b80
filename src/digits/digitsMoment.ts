import { placeOf } from '../data/placeOf';
import { required } from '../data/safetensors/taskTensors';
import type { TensorFile } from '../data/safetensors/tensor';
import { readSafetensors } from '../data/safetensorsFile';
import { zipfWeights } from '../data/zipfWeights';
import type { Matrix } from '../engine/matrix';
import { matrix } from '../engine/matrix';
import { InputError } from '../inputError';
import { covariance } from '../metrics/algebra/covariance';
import { leadingComponent } from '../metrics/components/leadingComponent';
import { type DenseLayer, denseForward } from '../models/denseForward';
import { readDigitsConfig } from './digitsConfig';
import { digitsFolder } from './digitsFolder';
import { type Digits, readDigits } from './readDigits';

const OTHERS = 'npm run -s cli -- digits --out runs/digits --seeds … trains others';

/** The first arm of a seed where PC1 is largest, computed anew from its weights in float64. */
export interface DigitsMoment {
  readonly epoch: number;
  readonly digits: Digits;
  /** Widths of the hidden layers. */
  readonly hidden: readonly number[];
  /** From below, the head last. */
  readonly layers: readonly DenseLayer[];
  readonly weights: Float64Array;
  /** Activations of the last hidden layer, `[n x d]`, of training and test images. */
  readonly h1: Matrix;
  readonly testH1: Matrix;
  /** Of the training images, `[n x 10]`. */
  readonly logits: Matrix;
  /** `[d, 10]` row-major. */
  readonly headKernel: Float32Array;
  /** Unit vector of d. */
  readonly pc1: Float64Array;
}

/**
 * The moment of a cached training of one seed: where PC1 of its last hidden layer is largest, from its kept weights.
 * @param from a folder made by the command `digits`.
 * @throws InputError for a folder of none or a seed that it does not have; naming the file when it is missing, damaged or of
 *   another network; where the package `mnist` is missing.
 * @example
 * import { digitsMoment } from 'activation-supervision';
 * const { epoch, h1 } = digitsMoment('data/digits', 1);
 * [epoch, h1.rows, h1.columns]; // => [1000, 1000, 64]
 */
export function digitsMoment(from: string, seed: number): DigitsMoment {
  const folder = placeOf(from);
  const config = readDigitsConfig(folder);
  if (!config.seeds.includes(seed)) {
    const known = config.seeds.join(', ');
    throw new InputError(`${from}: expected one of the seeds ${known}, found ${seed}; ${OTHERS}`);
  }
  const path = digitsFolder(folder).moment(seed);
  const file = readSafetensors(path);
  const digits = readDigits({ ofEach: config.of_each, pixels: config.pixels, seed });
  const layers = denseLayers(file, config.hidden.length, path);
  if (layers[0].kernel.rows !== digits.train.inputs.columns) {
    throw new InputError(
      `${path}: expected ${digits.train.inputs.columns} inputs, found ${layers[0].kernel.rows}`,
    );
  }
  const [train, test] = [digits.train, digits.test].map(({ inputs }) => denseForward(layers, inputs));
  const h1 = train.hidden[train.hidden.length - 1];
  return {
    epoch: Number(file.metadata.epoch),
    digits,
    hidden: config.hidden,
    layers,
    weights: zipfWeights(digits.train.labels.length, config.zipf_exponent),
    h1,
    testH1: test.hidden[test.hidden.length - 1],
    logits: train.logits,
    headKernel: Float32Array.from(layers[layers.length - 1].kernel.data),
    pc1: leadingComponent(covariance(h1)).direction,
  };
}

function denseLayers({ tensors }: TensorFile, hidden: number, path: string): DenseLayer[] {
  const names = [...Array.from({ length: hidden }, (_, i) => `hidden${i}`), 'head'];
  return names.map((name) => {
    const [kernel, bias] = ['kernel', 'bias'].map((part) => required(tensors, `${name}.${part}`, path));
    const { shape } = kernel;
    if (shape.length !== 2 || bias.shape.join() !== String(shape[1])) {
      throw new InputError(
        `${path}: expected ${name} [in, out] and its bias, found [${shape}] and [${bias.shape}]`,
      );
    }
    const numbers = (data: typeof kernel.data) => Float64Array.from(data as Float32Array);
    return { kernel: matrix(shape[0], shape[1], numbers(kernel.data)), bias: numbers(bias.data) };
  });
}
