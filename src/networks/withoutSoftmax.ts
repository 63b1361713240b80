import type { LayersModel, Tensor } from '@tensorflow/tfjs';
import type { Layer } from './network';

interface Activated extends Layer {
  activation?: { apply(x: Tensor): Tensor; getClassName(): string };
}

const LINEAR = { apply: (x: Tensor) => x, getClassName: () => 'linear' };

/** Runs `body` while a model gives the logits that its last softmax, if there is one, would turn into probabilities. */
export function withoutSoftmax<T>(model: LayersModel, body: () => T): T {
  const last: Activated = lastLayer(model);
  if (last.getClassName() === 'Softmax') {
    const through = (inputs: Tensor | Tensor[]) => (Array.isArray(inputs) ? inputs[0] : inputs).clone();
    return replaced(last, 'call', through as Layer['call'], body);
  }
  const ends = last.activation?.getClassName() === 'softmax';
  return ends ? replaced(last, 'activation', LINEAR, body) : body();
}

function lastLayer(model: LayersModel): Layer {
  const last = model.outputLayers?.[0] ?? model.layers[model.layers.length - 1];
  return 'layers' in last ? lastLayer(last as never) : last;
}

/** Runs `body` while a property of an object is another. */
export function replaced<O extends object, K extends keyof O, T>(of: O, key: K, by: O[K], body: () => T): T {
  const own = Object.hasOwn(of, key);
  const before = of[key];
  of[key] = by;
  try {
    return body();
  } finally {
    if (own) of[key] = before;
    else delete of[key];
  }
}
