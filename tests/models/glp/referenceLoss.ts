import { glpFrequencies } from '../../../src/engine/glp/glpFrequencies';
import type { GlpBatch } from '../../../src/engine/glp/glpMemory';
import { glpNormals } from '../../../src/engine/glp/glpNormals';
import type { GlpShape } from '../../../src/engine/glp/glpShape';

type Arrays = Readonly<Record<string, ArrayLike<number>>>;

/** The flow-matching loss of a batch in float64, written row by row as the definition reads. */
export function referenceLoss(
  shape: GlpShape,
  parameters: Arrays,
  data: Float32Array,
  batch: GlpBatch,
): number {
  const { input } = shape;
  const noise = glpNormals(batch.noiseKey, batch.rows.length * input);
  let sum = 0;
  batch.rows.forEach((sample, i) => {
    const t = batch.times[i];
    const clean = Array.from(data.subarray(sample * input, (sample + 1) * input));
    const e = noise.subarray(i * input, (i + 1) * input);
    const x = clean.map((value, j) => (1 - t) * value + t * e[j]);
    referenceVelocity(shape, parameters, x, t).forEach((v, j) => {
      sum += (v - (e[j] - clean[j])) ** 2;
    });
  });
  return sum / (batch.rows.length * input);
}

/** The velocity of one row in float64. */
export function referenceVelocity(shape: GlpShape, w: Arrays, x: readonly number[], t: number): number[] {
  const { model, mlp, blocks } = shape;
  const angles = Array.from(glpFrequencies(shape), (frequency) => Math.fround(frequency * t));
  const features = [...angles.map(Math.cos), ...angles.map(Math.sin)];
  const [isLayer, isMultiplied] = [shape.norm === 'layer', shape.time === 'multiplied'];
  const layer = (row: readonly number[], name: string, columns: number) =>
    times(row, w[name], columns).map((value, j) => value + (isLayer ? w[`${name}.bias`][j] : 0));
  const time = layer(layer(features, 'time0', shape.timeHidden).map(silu), 'time1', model);
  let stream = layer([...x], 'input', model).map((value, j) => value + (isMultiplied ? 0 : time[j]));
  const norm = (name: string) => {
    const mean = isLayer ? stream.reduce((sum, value) => sum + value, 0) / model : 0;
    const variance = stream.reduce((sum, value) => sum + (value - mean) ** 2, 0) / model;
    return stream.map((value, j) => {
      const scaled = ((value - mean) / Math.sqrt(variance + shape.normEpsilon)) * w[name][j];
      return scaled + (isLayer ? w[`${name}.shift`][j] : 0);
    });
  };
  for (let block = 0; block < blocks; block++) {
    const both = layer(norm(`block${block}.norm`), `block${block}.gateUp`, 2 * mlp);
    const factor = isMultiplied ? layer(time, `block${block}.time`, mlp) : undefined;
    const inner = both.slice(0, mlp).map((gate, j) => silu(gate * (factor?.[j] ?? 1)) * both[mlp + j]);
    const added = layer(inner, `block${block}.down`, model);
    stream = stream.map((value, j) => value + added[j]);
  }
  return layer(norm('norm'), 'output', shape.input);
}

function times(
  row: readonly number[],
  matrix: ArrayLike<number>,
  columns = matrix.length / row.length,
): number[] {
  const out = new Array<number>(columns).fill(0);
  row.forEach((value, k) => {
    for (let j = 0; j < columns; j++) out[j] += value * matrix[k * columns + j];
  });
  return out;
}

function silu(x: number): number {
  return x / (1 + Math.exp(-x));
}
