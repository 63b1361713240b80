import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BATCH, writeGlpProblem } from './contestants/glpProblem.mjs';
import { benchPython } from './python.mjs';
import { jaxOnOneThread, race } from './race.mjs';

/**
 * One training step of the prior (noise, flow-matching gradient, clip, AdamW), ours beside its peers.
 * @returns rows of `race` with `samples`, samples a second, and `share`, ours over theirs with as many threads.
 */
export async function glpStep(root, log) {
  const { python, absent } = benchPython(root, log);
  const folder = mkdtempSync(join(tmpdir(), 'bench-glp-'));
  try {
    log('making the problem of the prior');
    const problem = await writeGlpProblem(join(folder, 'problem.safetensors'));
    const script = (name, ...args) => [
      process.execPath,
      join(root, 'bench', 'contestants', name),
      problem,
      ...args,
    ];
    const jax = [python, join(root, 'bench', 'contestants', 'jax_glp.py'), problem];
    const contestants = [
      { key: 'ours', title: 'ours, 2 threads', threads: 2, command: script('glpEngine.mjs', '2') },
      { key: 'ours_1_thread', title: 'ours, 1 thread', threads: 1, command: script('glpEngine.mjs', '1') },
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
        key: 'tfjs_native_autodiff',
        title: 'tfjs native, autodiff',
        threads: 2,
        against: 'ours',
        command: script('glpTfjs.mjs', 'native'),
      },
    ];
    const rows = await race(root, log, contestants, absent);
    return rows.map((row) =>
      row.absent ? row : { ...row, samples: (1000 * BATCH) / row.ms, share: row.ratio && 1 / row.ratio },
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}
