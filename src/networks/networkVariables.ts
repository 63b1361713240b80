import type { Variable } from '@tensorflow/tfjs';
import { InputError } from '../inputError';
import type { Network } from './network';

/**
 * What a network is trained by: of a model its trainable weights, of a function the variables that are named.
 * @throws InputError for a function without variables, or a model that has none to train.
 */
export function networkVariables(network: Network, named?: readonly Variable[]): Variable[] {
  const found =
    named ??
    (typeof network === 'function'
      ? []
      : // A weight reads as the variable that it is.
        network.trainableWeights.map((weight) => weight.read() as Variable));
  if (found.length > 0) return [...found];
  throw new InputError(
    typeof network === 'function'
      ? 'variables: expected those that the network function is trained by, found none'
      : 'model: expected trainable weights, found none',
  );
}
