// `npm run bench [-- --json] [--only task|glp|kernels|start]`: training steps and the notebook kernel beside
// their peers, and `npm start`.
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { glpStep } from './glpStep.mjs';
import { kernels } from './kernels.mjs';
import { start } from './start.mjs';
import { taskStep } from './taskStep.mjs';

const { json, only } = parseArgs({
  options: { json: { type: 'boolean' }, only: { type: 'string' } },
}).values;
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const log = (line) => console.error(line);
const rounded = (x, digits) => (x === undefined ? null : Number(x.toFixed(digits)));
const wanted = (part) => only === undefined || only === part;
const theirs = (rows) => rows.filter(({ key }) => !key.startsWith('ours'));

const steps = wanted('task') ? await taskStep(root, log) : [];
const prior = wanted('glp') ? await glpStep(root, log) : [];
const notebooks = wanted('kernels') ? await kernels(root, log) : [];
const begin = wanted('start') ? [{ key: 'start', ...(await start(root, log)) }] : [];

if (json) {
  const task_step = [
    ...steps.map(({ key, ms }) => [`${key}_ms`, rounded(ms, 3)]),
    ...theirs(steps).map(({ key, ratio }) => [`ratio_${key}`, rounded(ratio, 3)]),
  ];
  const glp_step = [
    ...prior.map(({ key, samples }) => [`${key}_samples_per_second`, rounded(samples, 0)]),
    ...theirs(prior).map(({ key, share }) => [`share_of_${key}`, rounded(share, 3)]),
  ];
  const kernel = notebooks
    .filter(({ start }) => start !== undefined)
    .flatMap(({ key, start, cell }) => [
      [`${key}_start_ms`, rounded(start, 0)],
      [`${key}_cell_ms`, rounded(cell, 1)],
    ]);
  const started = begin.map(({ seconds, peak_mb }) => ({
    seconds: rounded(seconds, 2),
    peak_mb: rounded(peak_mb, 0),
  }));
  const absent = [
    ...steps,
    ...prior.map((row) => ({ ...row, key: `glp_${row.key}` })),
    ...notebooks.map((row) => ({ ...row, key: `kernel_${row.key}` })),
    ...begin,
  ]
    .filter((row) => row.absent)
    .map((row) => [row.key, row.absent]);
  console.log(
    JSON.stringify({
      task_step: Object.fromEntries(task_step),
      glp_step: Object.fromEntries(glp_step),
      kernel: Object.fromEntries(kernel),
      start: started[0],
      absent: Object.fromEntries(absent),
    }),
  );
} else {
  const line = (title, numbers) => console.log(`  ${title.padEnd(32)}${numbers}`);
  const number = (x, digits, width = 9) => (x?.toFixed(digits) ?? '').padStart(width);
  if (steps.length > 0) {
    console.log(
      '\nOne full-batch step of the task (p 97, 2,822 samples), medians; ours / theirs above 1: we are slower',
    );
    for (const { title, ms, ratio, absent } of steps)
      line(title, absent ?? `${number(ms, 2)} ms ${number(ratio, 2)}`);
  }
  if (prior.length > 0) {
    console.log(
      '\nTraining the prior (batch 256, 1.3 M parameters), medians; samples a second, and ours as a share of theirs',
    );
    for (const { title, ms, samples, share, absent } of prior)
      line(title, absent ?? `${number(ms, 1)} ms ${number(samples, 0)} samples/s ${number(share, 2)}`);
  }
  if (notebooks.length > 0) {
    console.log('\nNotebook kernels, medians: from start to the first reply, and a trivial cell');
    for (const { title, start, cell, absent } of notebooks)
      line(title, absent ?? `${number(start, 0)} ms ${number(cell, 1)} ms`);
  }
  for (const { seconds, peak_mb, absent } of begin) {
    console.log('\nnpm start from a warm build');
    console.log(`  ${absent ?? `${seconds.toFixed(1)} s, ${peak_mb?.toFixed(0) ?? '?'} MB at most`}`);
  }
}
