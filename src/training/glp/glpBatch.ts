import type { GlpBatch } from '../../engine/glp/glpMemory';
import { InputError } from '../../inputError';
import { glpKey } from '../../models/glp/glpKeys';
import { randomBits } from '../../random/randomBits';
import { uniform } from '../../random/uniform';

/** The batches of a training: each a pure function of seed and step. */
export type GlpBatches = (step: number) => GlpBatch;

/**
 * Mini-batches without replacement: every pass over the n samples has its own order, its last n mod batch samples
 * are left out. Times are uniform in [0, 1).
 * @throws InputError when a batch does not fit into the samples.
 */
export function glpBatches(seed: number, n: number, batch: number): GlpBatches {
  const perPass = Math.floor(n / batch);
  if (perPass < 1) throw new InputError(`GLP batch: expected at most ${n} samples, got ${batch}`);
  let known = { pass: -1, order: new Int32Array() };
  return (step) => {
    const pass = Math.floor(step / perPass);
    if (pass !== known.pass) known = { pass, order: passOrder(seed, pass, n) };
    const from = (step % perPass) * batch;
    return {
      rows: known.order.slice(from, from + batch),
      times: uniform(glpKey(seed, 'times', step), batch),
      noiseKey: glpKey(seed, 'noise', step),
    };
  };
}

/** The samples in the order of random words, equal ones by index. */
function passOrder(seed: number, pass: number, n: number): Int32Array {
  const words = randomBits(glpKey(seed, 'order', pass), n);
  return Int32Array.from({ length: n }, (_, i) => i).sort((i, j) => words[i] - words[j] || i - j);
}
