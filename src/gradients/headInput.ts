import type { Matrix } from '../engine/matrix';
import type { NamedArrays } from '../engine/taskShape';
import type { HeadInput } from '../metrics/gradients/activationGradients';
import { head } from '../models/mlp';
import type { Run } from '../runs/openRun';

/** What forces on the activations of the training samples are computed from. @param h1 those activations, [n x n1]. */
export function headInput(
  { shape, data }: Pick<Run, 'shape' | 'data'>,
  parameters: NamedArrays,
  h1: Matrix,
): HeadInput {
  return {
    logits: head(parameters, shape, h1),
    labels: data.split.train.labels,
    weights: data.weights,
    headKernel: parameters['head.kernel'],
  };
}
