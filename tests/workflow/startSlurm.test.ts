import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { slurmInstalled, startSlurm } from './slurm';
import { until } from './until';

/** Processes that were started with a configuration of Slurm. */
const processesOf = (conf: string): string[] =>
  readdirSync('/proc').filter((pid) => {
    try {
      return /^\d+$/.test(pid) && readFileSync(`/proc/${pid}/environ`, 'latin1').includes(conf);
    } catch {
      return false;
    }
  });

describe.skipIf(!slurmInstalled())('the Slurm of the tests', () => {
  it('leaves no process and no file when it is stopped, though a job will not end', async () => {
    const slurm = await startSlurm();
    const conf = slurm.env.SLURM_CONF!;
    try {
      slurm.run('sbatch', '--output=/dev/null', '--wrap', 'trap "" TERM; while true; do sleep 1; done');
      await until('the daemons, the job and its script run', () => processesOf(conf).length >= 4);
    } finally {
      await slurm.stop();
    }
    expect(processesOf(conf)).toEqual([]);
    expect(existsSync(dirname(conf))).toBe(false);
  });
});
