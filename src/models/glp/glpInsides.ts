import { glpFrequencies } from '../../engine/glp/glpFrequencies';
import { type GlpShape, glpParameterSpecs } from '../../engine/glp/glpShape';
import { type Matrix, matrix, row } from '../../engine/matrix';
import { multiply } from '../../engine/multiply';
import { InputError } from '../../inputError';
import type { GlpPrior } from './glpPrior';

/** What a prior's network computes on the way to a velocity, float64. */
export interface GlpInsides {
  /** Gates of all blocks side by side, after their nonlinearity, [n x blocks mlp]: silu of the first half of `gateUp`. */
  readonly gates: Matrix;
  /** What the gates let through, the input of `down`, [n x blocks mlp]. */
  readonly passed: Matrix;
  /** dx/dt in normalised units, [n x input]. */
  readonly velocity: Matrix;
}

/**
 * A prior's network in float64 on activations as they are: normalised, no noise mixed in, at one time. Of the canonical
 * form alone: time added once, RMSNorm.
 * @param activations [n x input], units of their own. @param time 0 (data) to 1 (noise).
 * @throws InputError for activations of another width, and for a prior of another form.
 */
export function glpInsides(
  { options: { shape }, parameters, normaliser }: Pick<GlpPrior, 'options' | 'parameters' | 'normaliser'>,
  activations: Matrix,
  time: number,
): GlpInsides {
  if (activations.columns !== shape.input)
    throw new InputError(`prior: expected activations of width ${shape.input}, found ${activations.columns}`);
  if (shape.time === 'multiplied' || shape.norm === 'layer')
    throw new InputError(
      `prior: expected time added once and RMSNorm, found time ${shape.time ?? 'added'}, norm ${shape.norm ?? 'rms'}`,
    );
  const sizes = new Map(
    glpParameterSpecs(shape).map(({ name, shape: [rows, columns] }) => [name, { rows, columns }]),
  );
  const weights = (name: string): Matrix => {
    const { rows, columns = 1 } = sizes.get(name) as { rows: number; columns?: number };
    return matrix(rows, columns, Float64Array.from(parameters[name]));
  };
  const normed = (stream: Matrix, name: string) => rmsNorm(stream, parameters[name], shape.normEpsilon);
  const n = activations.rows;
  const width = shape.blocks * shape.mlp;
  const [gates, passed] = [matrix(n, width), matrix(n, width)];
  const stream = multiply(normalised(activations, normaliser), weights('input'));
  const ofTime = multiply(silu(multiply(timeFeatures(shape, time), weights('time0'))), weights('time1'));
  for (let i = 0; i < n; i++) add(row(stream, i), ofTime.data);
  for (let block = 0; block < shape.blocks; block++) {
    const both = multiply(normed(stream, `block${block}.norm`), weights(`block${block}.gateUp`));
    const inner = matrix(n, shape.mlp);
    for (let i = 0; i < n; i++) {
      const of = row(both, i);
      const at = i * width + block * shape.mlp;
      for (let j = 0; j < shape.mlp; j++) {
        gates.data[at + j] = siluOf(of[j]);
        passed.data[at + j] = gates.data[at + j] * of[shape.mlp + j];
        inner.data[i * shape.mlp + j] = passed.data[at + j];
      }
    }
    add(stream.data, multiply(inner, weights(`block${block}.down`)).data);
  }
  return { gates, passed, velocity: multiply(normed(stream, 'norm'), weights('output')) };
}

/** As the engine has them: angles in float32. */
function timeFeatures(shape: GlpShape, time: number): Matrix {
  const angles = Array.from(glpFrequencies(shape), (frequency) => Math.fround(frequency * Math.fround(time)));
  const features = [...angles.map(Math.cos), ...angles.map(Math.sin)];
  return matrix(1, features.length, Float64Array.from(features));
}

function normalised({ rows, columns, data }: Matrix, { mean, scale }: GlpPrior['normaliser']): Matrix {
  const of = (x: number, j: number) => (scale[j] === 0 ? 0 : (x - mean[j]) / scale[j]);
  return matrix(
    rows,
    columns,
    data.map((x, i) => of(x, i % columns)),
  );
}

function rmsNorm(stream: Matrix, scale: Float32Array, epsilon: number): Matrix {
  const out = matrix(stream.rows, stream.columns);
  for (let i = 0; i < stream.rows; i++) {
    const of = row(stream, i);
    const meanSquare = of.reduce((sum, x) => sum + x * x, 0) / of.length;
    const length = Math.sqrt(meanSquare + epsilon);
    row(out, i).set(of.map((x, j) => (x / length) * scale[j]));
  }
  return out;
}

const siluOf = (x: number): number => x / (1 + Math.exp(-x));

function silu({ rows, columns, data }: Matrix): Matrix {
  return matrix(rows, columns, data.map(siluOf));
}

function add(to: Float64Array, what: Float64Array): void {
  for (let j = 0; j < to.length; j++) to[j] += what[j];
}
