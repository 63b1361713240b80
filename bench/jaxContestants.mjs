import { join } from 'node:path';
import { benchPython } from './python.mjs';

/** Without it XLA takes as many threads as there are cores that it may use. */
const oneThread = { XLA_FLAGS: '--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1' };

/** A script of bench/contestants in JAX, as `race` takes it, beside ours with as many threads. */
export function jaxContestants(root, log, script, ...args) {
  const { python, absent } = benchPython(root, log);
  const command = [python, join(root, 'bench', 'contestants', script), ...args];
  return [
    { key: 'jax', title: 'JAX, 2 threads', threads: 2, against: 'ours', command, absent },
    {
      key: 'jax_1_thread',
      title: 'JAX, 1 thread',
      threads: 1,
      against: 'ours_1_thread',
      command,
      absent,
      env: oneThread,
    },
  ];
}
