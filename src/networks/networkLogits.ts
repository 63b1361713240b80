import type { Tensor, Tensor2D } from '@tensorflow/tfjs';
import { InputError } from '../inputError';
import { layerOf } from './layerOf';
import type { LayerChoice, Network } from './network';
import { replaced, withoutSoftmax } from './withoutSoftmax';

export interface Pass {
  /** Whether layers such as dropout are to do what they do in training. Default false. */
  readonly training?: boolean;
  /** The layer that `through` is about. */
  readonly layer?: LayerChoice;
  /** What the layer's activations are replaced by, `[n, ...]`. */
  readonly through?: (activations: Tensor) => Tensor;
}

/**
 * Logits `[n, classes]` of inputs `[n, ...]`, differentiable.
 * @throws InputError for a layer that is not there or not used exactly once, or an output of another rank.
 */
export function networkLogits(network: Network, inputs: Tensor, pass: Pass = {}): Tensor2D {
  const logits =
    typeof network === 'function' ? ofFunction(network, inputs, pass) : ofModel(network, inputs, pass);
  if (logits.rank !== 2 || logits.shape[0] !== inputs.shape[0]) {
    throw new InputError(`network: expected logits [${inputs.shape[0]}, classes], found [${logits.shape}]`);
  }
  return logits as Tensor2D;
}

function ofFunction(
  network: Extract<Network, (...args: never) => unknown>,
  inputs: Tensor,
  pass: Pass,
): Tensor {
  const { layer, through } = pass;
  const seen: string[] = [];
  const logits = network(inputs, (name, activations) => {
    seen.push(name);
    return through && name === layer ? through(activations) : activations;
  });
  const times = seen.filter((name) => name === layer).length;
  if (through && times !== 1) {
    const found = times === 0 ? seen.join(', ') || 'none' : `${layer} ${times} times`;
    throw new InputError(
      `layer ${String(layer)}: expected the network to pass it through 'at' once, found ${found}`,
    );
  }
  return logits;
}

function ofModel(model: Exclude<Network, (...args: never) => unknown>, inputs: Tensor, pass: Pass): Tensor {
  const { training = false, layer, through } = pass;
  const run = () => withoutSoftmax(model, () => model.apply(inputs, { training }) as Tensor);
  if (layer === undefined || !through) return run();
  const chosen = layerOf(model, layer);
  const call = chosen.call.bind(chosen);
  let times = 0;
  const hooked = ((...args: Parameters<typeof call>) => {
    times++;
    const activations = call(...args);
    return through(Array.isArray(activations) ? activations[0] : activations);
  }) as typeof chosen.call;
  const logits = replaced(chosen, 'call', hooked, run);
  if (times === 1) return logits;
  throw new InputError(`layer ${chosen.name}: expected the model to use it once, found ${times} times`);
}
