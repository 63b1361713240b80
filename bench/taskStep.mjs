import { join } from 'node:path';
import { jaxContestants } from './jaxContestants.mjs';
import { npmPackage } from './npmPackage.mjs';
import { ourContestants } from './ourContestants.mjs';
import { race } from './race.mjs';

const JAX_JS = ['@jax-js/jax', '0.1.25'];

/**
 * The full-batch training step of the task, ours beside its peers; ratios are our time over theirs, with as many threads.
 */
export function taskStep(root, log) {
  const script = (name, ...args) => [process.execPath, join(root, 'bench', 'contestants', name), ...args];
  const autodiff = (backend) => script('tfjsAutodiff.mjs', backend);
  const tfjs = { threads: 2, against: 'ours' };
  const jaxJs = npmPackage(root, ...JAX_JS, log);
  return race(root, log, [
    ...ourContestants((threads, engine) => script('engine.mjs', threads, engine)),
    {
      key: 'suppressed',
      title: 'ours, a direction projected out',
      threads: 2,
      against: 'ours',
      command: script('engineSuppressed.mjs', '2', 'native'),
    },
    ...jaxContestants(root, log, 'jax_step.py'),
    {
      key: 'tfjs_native',
      title: 'tfjs native, scheduled by hand',
      ...tfjs,
      command: script('tfjsNative.mjs'),
    },
    { key: 'tfjs_native_autodiff', title: 'tfjs native, autodiff', ...tfjs, command: autodiff('native') },
    { key: 'tfjs_wasm', title: 'tfjs wasm, autodiff', ...tfjs, command: autodiff('wasm') },
    {
      key: 'jaxjs',
      title: 'jax-js wasm, autodiff, 1 thread',
      threads: 1,
      against: 'ours_1_thread',
      command: script('jaxJs.mjs', jaxJs.folder),
      absent: jaxJs.absent,
    },
  ]);
}
