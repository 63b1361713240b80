import { createRequire } from 'node:module';
import { silently } from './silently';

export type Tfjs = typeof import('@tensorflow/tfjs');

/**
 * The one tfjs that danfo and all backends share, loaded on first use (0.5 s); importing this file costs nothing.
 * @example
 * import { loadTfjs } from 'activation-supervision';
 * const tf = loadTfjs();
 * tf.tensor1d([1, 2, 3]).sum().arraySync(); // => 6
 */
export function loadTfjs(): Tfjs {
  return silently(() => createRequire(__filename)('@tensorflow/tfjs'));
}
