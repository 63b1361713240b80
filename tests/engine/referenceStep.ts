import type { LabelGradient } from '../../src/engine/stepArithmetic';
import type { AdamWOptions, TaskProblem } from '../../src/engine/taskProblem';

type Arrays = Readonly<Record<string, Float64Array>>;

export interface ReferenceState {
  readonly step: number;
  readonly parameters: Arrays;
  readonly adamM: Arrays;
  readonly adamV: Arrays;
}

/**
 * The gradient of sum_i w_i CE_i in float64, by plain loops over the chain rule, and dL/dh1 `[n, n1]`; `directions`
 * are taken out of dL/dh1 on its way down.
 */
export function referenceGradient(
  problem: TaskProblem,
  parameters: Arrays,
  directions: readonly ArrayLike<number>[] = [],
): { gradient: Arrays; h1Gradients: Float64Array } {
  const {
    p,
    hidden: [n0, n1],
    pairs,
    labels,
    weights,
  } = problem;
  const [w0, b0] = [parameters['hidden0.kernel'], parameters['hidden0.bias']];
  const [w1, b1] = [parameters['hidden1.kernel'], parameters['hidden1.bias']];
  const [w2, b2] = [parameters['head.kernel'], parameters['head.bias']];
  const gradient = Object.fromEntries(
    Object.entries(parameters).map(([name, { length }]) => [name, new Float64Array(length)]),
  );
  const h1Gradients = new Float64Array(labels.length * n1);
  labels.forEach((label, i) => {
    const rows = [pairs[2 * i], p + pairs[2 * i + 1]];
    const z0 = b0.map((b, j) => b + w0[rows[0] * n0 + j] + w0[rows[1] * n0 + j]);
    const h0 = z0.map((z) => Math.max(z, 0));
    const z1 = b1.map((b, j) => b + sum(n0, (k) => h0[k] * w1[k * n1 + j]));
    const h1 = z1.map((z) => Math.max(z, 0));
    const logits = b2.map((b, c) => b + sum(n1, (k) => h1[k] * w2[k * p + c]));
    const top = Math.max(...logits);
    const e = logits.map((z) => Math.exp(z - top));
    const total = e.reduce((a, b) => a + b, 0);
    const d2 = e.map((x) => (weights[i] * x) / total);
    d2[label] = -sum(p, (c) => (c === label ? 0 : d2[c]));
    const dh1 = h1.map((_, k) => sum(p, (c) => d2[c] * w2[k * p + c]));
    h1Gradients.set(dh1, i * n1);
    for (const m of directions) {
      const along = sum(n1, (k) => dh1[k] * m[k]);
      for (let k = 0; k < n1; k++) dh1[k] -= along * m[k];
    }
    const d1 = dh1.map((d, k) => (h1[k] > 0 ? d : 0));
    const d0 = h0.map((h, k) => (h > 0 ? sum(n1, (j) => d1[j] * w1[k * n1 + j]) : 0));
    outer(gradient['head.kernel'], h1, d2);
    outer(gradient['hidden1.kernel'], h0, d1);
    add(gradient['head.bias'], d2);
    add(gradient['hidden1.bias'], d1);
    add(gradient['hidden0.bias'], d0);
    for (const r of rows) add(gradient['hidden0.kernel'].subarray(r * n0, (r + 1) * n0), d0);
  });
  return { gradient, h1Gradients };
}

/** One AdamW step as optax takes it, in float64. */
export function referenceStep(
  problem: TaskProblem,
  { step, parameters, adamM, adamV }: ReferenceState,
  { learningRate, beta1, beta2, epsilon, weightDecay }: AdamWOptions,
  directions: readonly ArrayLike<number>[] = [],
): ReferenceState {
  const { gradient } = referenceGradient(problem, parameters, directions);
  const t = step + 1;
  const each = (f: (name: string, i: number) => number): Arrays =>
    Object.fromEntries(Object.entries(parameters).map(([name, x]) => [name, x.map((_, i) => f(name, i))]));
  const m = each((name, i) => beta1 * adamM[name][i] + (1 - beta1) * gradient[name][i]);
  const v = each((name, i) => beta2 * adamV[name][i] + (1 - beta2) * gradient[name][i] ** 2);
  const moved = each((name, i) => {
    const scaled = m[name][i] / (1 - beta1 ** t) / (Math.sqrt(v[name][i] / (1 - beta2 ** t)) + epsilon);
    return parameters[name][i] - learningRate * (scaled + weightDecay * parameters[name][i]);
  });
  return { step: t, parameters: moved, adamM: m, adamV: v };
}

/** Float32 arrays in float64. */
export function widened(arrays: Readonly<Record<string, Float32Array>>): Arrays {
  return Object.fromEntries(Object.entries(arrays).map(([name, x]) => [name, Float64Array.from(x)]));
}

/** Both label gradients are the same number in exact arithmetic. */
export const LABEL_GRADIENTS: readonly LabelGradient[] = ['subtractive', 'summed'];

function sum(n: number, term: (k: number) => number): number {
  let total = 0;
  for (let k = 0; k < n; k++) total += term(k);
  return total;
}

function add(to: Float64Array, x: Float64Array): void {
  for (let i = 0; i < x.length; i++) to[i] += x[i];
}

function outer(to: Float64Array, a: Float64Array, b: Float64Array): void {
  for (let i = 0; i < a.length; i++) {
    for (let j = 0; j < b.length; j++) to[i * b.length + j] += a[i] * b[j];
  }
}
