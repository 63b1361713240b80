// `npm run bench [-- --json]`: the training step beside its peers, and `npm start`.
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { start } from './start.mjs';
import { taskStep } from './taskStep.mjs';

const json = process.argv.includes('--json');
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const log = (line) => console.error(line);
const rounded = (x, digits) => (x === undefined ? null : Number(x.toFixed(digits)));

const steps = await taskStep(root, log);
const begin = await start(root, log);

if (json) {
  const times = steps.map(({ key, ms }) => [`${key}_ms`, rounded(ms, 3)]);
  const ratios = steps.filter(({ key }) => !key.startsWith('ours'));
  console.log(
    JSON.stringify({
      task_step: Object.fromEntries([
        ...times,
        ...ratios.map(({ key, ratio }) => [`ratio_${key}`, rounded(ratio, 3)]),
      ]),
      start: { seconds: rounded(begin.seconds, 2), peak_mb: rounded(begin.peak_mb, 0) },
      absent: Object.fromEntries(
        [...steps, { key: 'start', ...begin }]
          .filter((row) => row.absent)
          .map((row) => [row.key, row.absent]),
      ),
    }),
  );
} else {
  console.log(
    '\nOne full-batch step of the task (p 97, 2,822 samples), medians; ours / theirs above 1: we are slower',
  );
  for (const { title, ms, ratio, absent } of steps) {
    const numbers = absent ?? `${ms.toFixed(2).padStart(8)} ms ${ratio?.toFixed(2).padStart(8) ?? ''}`;
    console.log(`  ${title.padEnd(32)}${numbers}`);
  }
  console.log('\nnpm start from a warm build');
  console.log(
    begin.absent
      ? `  ${begin.absent}`
      : `  ${begin.seconds.toFixed(1)} s, ${begin.peak_mb?.toFixed(0) ?? '?'} MB at most`,
  );
}
