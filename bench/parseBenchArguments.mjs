import { parseArgs } from 'node:util';

export const parts = ['task', 'glp', 'kernels', 'start', 'train'];

export const usage = `Usage: npm run bench [-- [--json] [--only ${parts.join('|')}]]

Training steps and the notebook kernel beside their peers, \`npm start\`, and a training run.

  --json         one line of JSON on standard output
  --only <part>  a single part
                   task     the full-batch step of the task, beside JAX, tfjs and jax-js
                   glp      the step of the prior, beside JAX and tfjs
                   kernels  start-up and a trivial cell, beside tslab, Deno and ipykernel
                   start    seconds and memory of \`npm start\`
                   train    epochs a second of \`train\`
  --help         this text`;

/**
 * @returns {{ json: boolean, help: boolean, wanted: string[] }} `wanted`: the parts to run, in order.
 * @throws Error with one line for whoever typed the arguments.
 */
export function parseBenchArguments(argv) {
  const { json, help, only } = parseArgs({
    args: argv,
    options: {
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
      only: { type: 'string' },
    },
  }).values;
  if (only !== undefined && !parts.includes(only)) {
    throw new Error(`--only: expected one of ${parts.join(', ')}, got '${only}'`);
  }
  return { json, help, wanted: only === undefined ? parts : [only] };
}
