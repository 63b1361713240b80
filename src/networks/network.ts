import type { LayersModel, layers, Tensor } from '@tensorflow/tfjs';

/**
 * A network as a function: logits `[n, classes]` of inputs `[n, ...]`. What it passes through `at` is a layer by that name:
 * `at` gives the activations back, or what is to stand for them.
 * @example
 * const network = (x, at) => at('h1', x.matMul(kernel).relu()).matMul(head);
 */
export type NetworkFunction = (inputs: Tensor, at: (name: string, activations: Tensor) => Tensor) => Tensor;

/** A classifier in tfjs: a model of layers, whose last may be a softmax, or a function that gives logits. */
export type Network = LayersModel | NetworkFunction;

export type Layer = InstanceType<typeof layers.Layer>;

/** A layer by its name; of a model also by its place, from the end where negative, or itself. */
export type LayerChoice = string | number | Layer;
