import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BATCH, writeGlpProblem } from './contestants/glpProblem.mjs';
import { jaxContestants } from './jaxContestants.mjs';
import { ourContestants } from './ourContestants.mjs';
import { race } from './race.mjs';

/**
 * One training step of the prior (noise, flow-matching gradient, clip, AdamW), ours beside its peers.
 * @returns rows of `race` with `samples`, samples a second, and `share`, ours over theirs with as many threads.
 */
export async function glpStep(root, log) {
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
    const contestants = [
      ...ourContestants((threads, engine) => script('glpEngine.mjs', threads, engine)),
      ...jaxContestants(root, log, 'jax_glp.py', problem),
      {
        key: 'tfjs_native_autodiff',
        title: 'tfjs native, autodiff',
        threads: 2,
        against: 'ours',
        command: script('glpTfjs.mjs', 'native'),
      },
    ];
    const rows = await race(root, log, contestants);
    return rows.map((row) =>
      row.absent ? row : { ...row, samples: (1000 * BATCH) / row.ms, share: row.ratio && 1 / row.ratio },
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}
