const rounded = (x, digits) => ((x ?? null) === null ? null : Number(x.toFixed(digits)));
const peers = (rows) => rows.filter(({ key }) => !key.startsWith('ours'));
/** What `ours` ran on: it may be another engine than the one it was asked for. */
const engine = (rows) =>
  rows.filter(({ key }) => key === 'ours').map((row) => ['ours_engine', row.engine ?? null]);

function taskStep(rows) {
  return [
    ...rows.map(({ key, ms }) => [`${key}_ms`, rounded(ms, 3)]),
    ...engine(rows),
    ...peers(rows).map(({ key, ratio }) => [`ratio_${key}`, rounded(ratio, 3)]),
  ];
}

function glpStep(rows) {
  return [
    ...rows.map(({ key, samples }) => [`${key}_samples_per_second`, rounded(samples, 0)]),
    ...engine(rows),
    ...peers(rows).map(({ key, share }) => [`share_of_${key}`, rounded(share, 3)]),
  ];
}

function kernel(rows) {
  return rows
    .filter(({ start }) => start !== undefined)
    .flatMap(({ key, start, cell, after = {} }) => [
      [`${key}_start_ms`, rounded(start, 0)],
      [`${key}_cell_ms`, rounded(cell, 1)],
      ...Object.entries(after).map(([names, ms]) => [`${key}_cell_after_${names}_names_ms`, rounded(ms, 1)]),
    ]);
}

function absentees({ task = [], glp = [], kernels = [], start, train }) {
  return [
    ...task,
    ...glp.map((row) => ({ ...row, key: `glp_${row.key}` })),
    ...kernels.map((row) => ({ ...row, key: `kernel_${row.key}` })),
    { ...start, key: 'start' },
    { ...train, key: 'train' },
  ]
    .filter(({ absent }) => absent)
    .map(({ key, absent }) => [key, absent]);
}

/**
 * What `--json` prints.
 * @param found for each part that ran what it returned; parts that did not run are empty or left out.
 */
export function benchJson(found) {
  const { task = [], glp = [], kernels = [], start, train } = found;
  return {
    task_step: Object.fromEntries(taskStep(task)),
    glp_step: Object.fromEntries(glpStep(glp)),
    kernel: Object.fromEntries(kernel(kernels)),
    start: start && {
      seconds: rounded(start.seconds, 2),
      peak_mb: rounded(start.peak_mb, 0),
      node_peak_mb: rounded(start.node_peak_mb, 0),
    },
    train: train && {
      epochs_per_second: rounded(train.epochs_per_second, 1),
      seconds: rounded(train.seconds, 2),
      epochs: train.epochs,
    },
    absent: Object.fromEntries(absentees(found)),
  };
}
