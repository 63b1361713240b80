import type { LayersModel } from '@tensorflow/tfjs';
import type { Tensor } from '../data/safetensors/tensor';

/** The weights of a model's dense layers as a file of tensors has them: `NAME.kernel` `[in, out]` and `NAME.bias`, float32. */
export function networkTensors(model: LayersModel): Map<string, Tensor> {
  return new Map(
    model.layers.flatMap((layer) =>
      layer
        .getWeights()
        .map((weight, i): [string, Tensor] => [
          `${layer.name}.${i === 0 ? 'kernel' : 'bias'}`,
          { dtype: 'F32', shape: weight.shape, data: weight.dataSync<'float32'>().slice() },
        ]),
    ),
  );
}
