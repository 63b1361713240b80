import type { Optimizer, Tensor, Tensor1D, Variable } from '@tensorflow/tfjs';
import type { Tfjs } from '../compute/loadTfjs';
import { type AdamWOptions, essayAdamW } from '../engine/taskProblem';
import { type PackedState, tfjsAdamW } from '../models/tfjsAdamW';

/** One of tfjs' optimisers, or AdamW as optax has it; what is left out is as in the essay, but without weight decay. */
export type NetworkOptimizer = Optimizer | Partial<AdamWOptions>;

/** Takes steps on variables. */
export interface Stepper {
  /** @param gradients by the names of the variables. */
  step(gradients: Readonly<Record<string, Tensor>>): void;
  dispose(): void;
}

/** tfjs' own optimisers keep their state with the one who made them; AdamW's is disposed of with the stepper. */
export function networkOptimizer(tf: Tfjs, given: NetworkOptimizer, variables: readonly Variable[]): Stepper {
  if ('applyGradients' in given) {
    return { step: (gradients) => given.applyGradients(gradients as never), dispose: () => undefined };
  }
  const options: AdamWOptions = { ...essayAdamW, weightDecay: 0, ...given };
  const moments: { m: Tensor; v: Tensor }[] = variables.map((variable) => ({
    m: tf.zerosLike(variable) as Tensor,
    v: tf.zerosLike(variable) as Tensor,
  }));
  let t = 0;
  return {
    step(gradients) {
      t++;
      variables.forEach((variable, i) => {
        const gradient = gradients[variable.name];
        if (!gradient) return;
        const { m, v } = moments[i];
        // Element by element: the formulas do not ask for one dimension.
        const state = { parameters: variable, adamM: m, adamV: v } as unknown as PackedState;
        const next = tf.tidy(() => ({ ...tfjsAdamW(tf, state, gradient as Tensor1D, t, options) }));
        variable.assign(next.parameters as never);
        tf.dispose([m, v, next.parameters]);
        moments[i] = { m: next.adamM as Tensor, v: next.adamV as Tensor };
      });
    },
    dispose: () => tf.dispose(moments as never),
  };
}
