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
  /** Added to the mean square, or the variance, in each norm. */
  readonly normEpsilon: number;
  /**
   * How time comes in: its embedding is `added` to the stream before the first block (where left out), or a linear map of it
   * multiplies the gate of every block, and it is added nowhere, as in the public code of arXiv 2602.06964.
   */
  readonly time?: (typeof GLP_TIMES)[number];
  /** RMSNorm, and no biases (where left out); or LayerNorm with scale and shift, and a bias in every layer, as there. */
  readonly norm?: (typeof GLP_NORMS)[number];
}

const GLP_TIMES = ['added', 'multiplied'] as const;
const GLP_NORMS = ['rms', 'layer'] as const;

/** The weight matrices `[in, out]` in the order of the kernel's matrix records. */
export function glpMatrices({
  input,
  model,
  mlp,
  blocks,
  timeFeatures,
  timeHidden,
  time,
}: GlpShape): ParameterSpec[] {
  const isMultiplied = time === 'multiplied';
  const inBlocks = Array.from({ length: blocks }, (_, block): [string, number, number][] => [
    [`block${block}.gateUp`, model, 2 * mlp],
    [`block${block}.down`, mlp, model],
    ...(isMultiplied ? [[`block${block}.time`, model, mlp] as [string, number, number]] : []),
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

/** The scale `[model]` of each block's norm and of the last one; of LayerNorm then the shifts, likewise. */
export function glpNormSpecs({ blocks, model, norm }: GlpShape): ParameterSpec[] {
  const norms = [...Array.from({ length: blocks }, (_, block) => `block${block}.norm`), 'norm'];
  const shifts = norm === 'layer' ? norms.map((name) => `${name}.shift`) : [];
  return [...norms, ...shifts].map((name) => vector(name, model));
}

/** All parameters: the matrices, what the norms have, and with LayerNorm the bias of each matrix, `[out]`. */
export function glpParameterSpecs(shape: GlpShape): ParameterSpec[] {
  const matrices = glpMatrices(shape);
  const biased = shape.norm === 'layer' ? matrices : [];
  const biases = biased.map(({ name, shape: [, columns] }) => vector(`${name}.bias`, columns));
  return [...matrices, ...glpNormSpecs(shape), ...biases];
}

const vector = (name: string, size: number): ParameterSpec => ({ name, shape: [size], size });

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
  oneOf('time', shape.time, GLP_TIMES);
  oneOf('norm', shape.norm, GLP_NORMS);
}

function oneOf(name: string, found: string | undefined, known: readonly string[]): void {
  if (found === undefined || known.includes(found)) return;
  throw new InputError(`GLP ${name}: expected ${known.join(' or ')}, got ${found}`);
}
