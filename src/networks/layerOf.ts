import type { LayersModel } from '@tensorflow/tfjs';
import { InputError } from '../inputError';
import type { Layer, LayerChoice } from './network';

/**
 * A layer of a model.
 * @throws InputError, naming the layers there are, for one that is not there.
 */
export function layerOf(model: LayersModel, choice: LayerChoice): Layer {
  const { layers } = model;
  const found =
    typeof choice === 'string'
      ? layers.find(({ name }) => name === choice)
      : typeof choice === 'number'
        ? layers.at(choice)
        : layers.find((layer) => layer === choice);
  if (!found) {
    const asked = typeof choice === 'object' ? choice.name : choice;
    throw new InputError(
      `layer: expected one of ${layers.map(({ name }) => name).join(', ')}, found ${asked}`,
    );
  }
  return found;
}
