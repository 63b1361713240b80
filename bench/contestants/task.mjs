// The essay's task with seed 42, its first parameters, and what JAX had after ten steps: the same for each contestant.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const ours = (module) => require(`../../dist/${module}.js`);

export const fromDist = ours;

function golden(step) {
  const path = fileURLToPath(new URL(`../../tests/golden/params-step-${step}.safetensors`, import.meta.url));
  const bytes = new Uint8Array(readFileSync(path));
  const { tensors } = ours('data/safetensors/parseSafetensors').parseSafetensors(bytes, path);
  return Object.fromEntries(Array.from(tensors, ([name, { data }]) => [name, data]));
}

const { train } = ours('data/modularAddition').modularAddition({ p: 97, trainFraction: 0.3, seed: 42 });

export const problem = {
  p: 97,
  hidden: [128, 128],
  pairs: train.pairs,
  labels: train.labels,
  weights: Float32Array.from(ours('data/zipfWeights').zipfWeights(train.labels.length, 1.5)),
};

/** The state of a run that begins with the golden parameters. */
export function freshState() {
  const parameters = golden(0);
  const zeros = () =>
    Object.fromEntries(
      Object.entries(parameters).map(([name, { length }]) => [name, new Float32Array(length)]),
    );
  return { step: 0, parameters, adamM: zeros(), adamV: zeros() };
}

/**
 * A contestant as `serve` takes it.
 * @param run takes steps. @param parameters what they are by then, or a promise of it.
 */
export function checkedTenSteps(run, parameters) {
  const check = async () => {
    await run(10);
    checkTenSteps(await parameters());
  };
  return { run, check };
}

/** Throws unless all but one in a thousand parameters after ten steps are within 1e-5 of JAX's. */
function checkTenSteps(parameters) {
  const expected = golden(10);
  const off = Object.keys(expected)
    .flatMap((name) => Array.from(expected[name], (x, i) => Math.abs(x - parameters[name][i])))
    .filter((difference) => !(difference <= 1e-5)).length;
  if (off > 53) throw new Error(`${off} of 53,985 parameters differ from JAX after ten steps`);
}
