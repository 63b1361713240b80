const number = (x, digits, width = 9) => (x?.toFixed(digits) ?? '').padStart(width);
const whole = (x) => x?.toFixed(0) ?? '?';

function block(heading, rows, describe) {
  const lines = rows.map((row) => `  ${row.title.padEnd(36)}${row.absent ?? describe(row)}`.trimEnd());
  return rows.length === 0 ? [] : [`\n${heading}`, ...lines];
}

function sentence(heading, found, describe) {
  return found ? [`\n${heading}`, `  ${found.absent ?? describe(found)}`] : [];
}

function kernel({ key, start, cell, after = {} }, ours) {
  const ratio = key === 'ours' || !ours?.cell || !cell ? '' : (ours.cell / cell).toFixed(2);
  const names = Object.entries(after).map(
    ([count, ms]) => `  ${count}: ${ms === null ? 'gave up' : `${ms.toFixed(1)} ms`}`,
  );
  return `${number(start, 0)} ms ${number(cell, 1)} ms ${ratio.padStart(6)}${names.join('')}`;
}

/**
 * What is printed without `--json`.
 * @param found for each part that ran what it returned.
 */
export function benchText({ task = [], glp = [], kernels = [], start, train }) {
  return [
    ...block(
      'One full-batch step of the task (p 97, 2,822 samples), medians; ours / theirs above 1: we are slower',
      task,
      ({ ms, ratio, engine = '' }) => `${number(ms, 2)} ms ${number(ratio, 2)}  ${engine}`,
    ),
    ...block(
      'Training the prior (batch 256, 1.3 M parameters), medians; samples a second, and ours as a share of theirs',
      glp,
      ({ ms, samples, share, engine = '' }) =>
        `${number(ms, 1)} ms ${number(samples, 0)} samples/s ${number(share, 2)}  ${engine}`,
    ),
    ...block(
      'Notebook kernels, medians: from start to the first reply; a trivial cell, ours / theirs, and after so many names',
      kernels,
      (row) =>
        kernel(
          row,
          kernels.find(({ key }) => key === 'ours'),
        ),
    ),
    ...sentence(
      'npm start from a warm build',
      start,
      ({ seconds, peak_mb, node_peak_mb }) =>
        `${seconds.toFixed(1)} s, ${whole(peak_mb)} MB at most, ${whole(node_peak_mb)} MB in the largest process`,
    ),
    ...sentence(
      'A training run of the task, history every 100 epochs',
      train,
      ({ epochs, seconds, epochs_per_second }) =>
        `${epochs} epochs in ${seconds.toFixed(1)} s, ${epochs_per_second.toFixed(0)} epochs/s`,
    ),
  ].join('\n');
}
