import { join } from 'node:path';
import { benchPython } from './python.mjs';
import { jaxOnOneThread, race } from './race.mjs';

/**
 * The full-batch training step of the task, ours beside its peers; ratios are our time over theirs, with as many threads.
 */
export function taskStep(root, log) {
  const { python, absent } = benchPython(root, log);
  const script = (name, ...args) => [process.execPath, join(root, 'bench', 'contestants', name), ...args];
  const autodiff = (backend) => script('tfjsAutodiff.mjs', backend);
  const jax = [python, join(root, 'bench', 'contestants', 'jax_step.py')];
  const tfjs = { threads: 2, against: 'ours' };
  const contestants = [
    { key: 'ours', title: 'ours, 2 threads', threads: 2, command: script('engine.mjs', '2') },
    { key: 'ours_1_thread', title: 'ours, 1 thread', threads: 1, command: script('engine.mjs', '1') },
    {
      key: 'suppressed',
      title: 'ours, a direction projected out',
      threads: 2,
      against: 'ours',
      command: script('engineSuppressed.mjs', '2'),
    },
    { key: 'jax', title: 'JAX, 2 threads', threads: 2, against: 'ours', command: jax },
    {
      key: 'jax_1_thread',
      title: 'JAX, 1 thread',
      threads: 1,
      against: 'ours_1_thread',
      command: jax,
      env: jaxOnOneThread,
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
  return race(root, log, contestants, absent);
}
