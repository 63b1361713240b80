import { InputError } from '../../inputError';
import type { ParameterSpec } from '../taskShape';

/** What fixes every array and constant of the prior's network; widths are multiples of 8. */
export interface GlpShape {
  /** Width of the activations. */
  readonly input: number;
  /** Width of the residual stream (d_model). */
  readonly model: number;
  /** Inner width of a SwiGLU block (d_mlp). */
  readonly mlp: number;
  readonly blocks: number;
  /** Number of sinusoidal features of time, half of them cosines. */
  readonly timeFeatures: number;
  /** Inner width of the two-layer perceptron on them. */
  readonly timeHidden: number;
  /** Time 0..1 is multiplied by this before its sine and cosine are taken. */
  readonly timeScale: number;
  /** Ratio of the fastest to the slowest frequency's period. */
  readonly timePeriod: number;
  /** Added to the mean square in each RMSNorm. */
  readonly normEpsilon: number;
}

/** The weight matrices `[in, out]` in the order of the kernel's matrix records. */
export function glpMatrices({
  input,
  model,
  mlp,
  blocks,
  timeFeatures,
  timeHidden,
}: GlpShape): ParameterSpec[] {
  const inBlocks = Array.from({ length: blocks }, (_, block): [string, number, number][] => [
    [`block${block}.gateUp`, model, 2 * mlp],
    [`block${block}.down`, mlp, model],
  ]);
  const all: [string, number, number][] = [
    ['input', input, model],
    ['time0', timeFeatures, timeHidden],
    ['time1', timeHidden, model],
    ['output', model, input],
    ...inBlocks.flat(),
  ];
  return all.map(([name, rows, columns]) => ({ name, shape: [rows, columns], size: rows * columns }));
}

/** All parameters: the matrices, then the scale `[model]` of each block's RMSNorm and of the last one. No biases. */
export function glpParameterSpecs(shape: GlpShape): ParameterSpec[] {
  const norms = Array.from({ length: shape.blocks }, (_, block) => `block${block}.norm`);
  const scales = [...norms, 'norm'].map((name) => ({ name, shape: [shape.model], size: shape.model }));
  return [...glpMatrices(shape), ...scales];
}

/** @throws InputError naming the width that the kernel cannot take. */
export function checkGlpShape(shape: GlpShape): void {
  for (const name of ['input', 'model', 'mlp', 'timeFeatures', 'timeHidden'] as const) {
    const width = shape[name];
    if (!Number.isSafeInteger(width) || width < 8 || width % 8 !== 0) {
      throw new InputError(`GLP ${name}: expected a positive multiple of 8, got ${width}`);
    }
  }
  if (!Number.isSafeInteger(shape.blocks) || shape.blocks < 1 || shape.blocks > 10) {
    throw new InputError(`GLP blocks: expected 1 to 10, got ${shape.blocks}`);
  }
  for (const name of ['timeScale', 'timePeriod', 'normEpsilon'] as const) {
    if (!(shape[name] > 0 && shape[name] <= 10_000)) {
      throw new InputError(`GLP ${name}: expected a number above 0 and at most 10000, got ${shape[name]}`);
    }
  }
}
