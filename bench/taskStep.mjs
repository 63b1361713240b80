import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { Contestant } from './contestant.mjs';
import { median } from './median.mjs';
import { benchPython } from './python.mjs';

const ROUNDS = 9;
/** What one contestant's turn lasts, about. */
const TURN_MS = 400;

/** Elsewhere XLA takes as many threads as there are cores that it may use. */
const oneThread = { XLA_FLAGS: '--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1' };

function contestants(root, python) {
  const script = (name, ...args) => [process.execPath, join(root, 'bench', 'contestants', name), ...args];
  const autodiff = (backend) => script('tfjsAutodiff.mjs', backend);
  const jax = [python, join(root, 'bench', 'contestants', 'jax_step.py')];
  const tfjs = { threads: 2, against: 'ours' };
  return [
    { key: 'ours', title: 'ours, 2 threads', threads: 2, command: script('engine.mjs', '2') },
    { key: 'ours_1_thread', title: 'ours, 1 thread', threads: 1, command: script('engine.mjs', '1') },
    { key: 'jax', title: 'JAX, 2 threads', threads: 2, against: 'ours', command: jax },
    {
      key: 'jax_1_thread',
      title: 'JAX, 1 thread',
      threads: 1,
      against: 'ours_1_thread',
      command: jax,
      env: oneThread,
    },
    {
      key: 'tfjs_native',
      title: 'tfjs native, scheduled by hand',
      ...tfjs,
      command: script('tfjsNative.mjs'),
    },
    { key: 'tfjs_native_autodiff', title: 'tfjs native, autodiff', ...tfjs, command: autodiff('native') },
    { key: 'tfjs_wasm', title: 'tfjs wasm, autodiff', ...tfjs, command: autodiff('wasm') },
  ];
}

/** Holds a process to one or two cores where the system can, so that every contestant has the same. */
function onCores(threads, command) {
  const cores = threads === 1 ? '0' : '0,1';
  return spawnSync('taskset', ['-c', cores, 'true']).status === 0
    ? ['taskset', '-c', cores, ...command]
    : command;
}

/**
 * The full-batch training step of every contestant, in turns, so that whatever else the machine does meets all of
 * them alike: medians over the rounds, and the median over the rounds of our time (with as many threads) over theirs.
 * @returns {Promise<Array<{ key, title, ms?: number, ratio?: number, absent?: string }>>} `ratio` above 1: we are slower.
 */
export async function taskStep(root, log) {
  const { python, absent } = benchPython(root, log);
  const running = [];
  try {
    for (const { key, title, threads, against, command, env } of contestants(root, python)) {
      log(`starting ${title}`);
      const missing = command[0] === undefined && absent;
      const contestant = missing
        ? { absent: missing, stop: async () => {} }
        : await Contestant.start(onCores(threads, command), { cwd: root, env });
      running.push({ key, title, against, contestant, times: [] });
    }
    const present = running.filter(({ contestant }) => !contestant.absent);
    for (const entry of present) {
      entry.steps = Math.min(200, Math.max(1, Math.round(TURN_MS / (await entry.contestant.run(2)))));
    }
    for (let round = 1; round <= ROUNDS; round++) {
      log(`round ${round} of ${ROUNDS}`);
      for (const { contestant, steps, times } of present) times.push(await contestant.run(steps));
    }
  } finally {
    await Promise.all(running.map(({ contestant }) => contestant.stop()));
  }
  const timesOf = (wanted) => running.find(({ key }) => key === wanted).times;
  return running.map(({ key, title, against, contestant, times }) => {
    if (contestant.absent) return { key, title, absent: contestant.absent };
    const ours = against && timesOf(against);
    return { key, title, ms: median(times), ratio: ours && median(times.map((time, i) => ours[i] / time)) };
  });
}
