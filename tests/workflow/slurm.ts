import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { delimiter, join } from 'node:path';
import { freePorts } from './freePorts';
import { killMarked } from './killMarked';
import { slurmConf } from './slurmConf';
import { until } from './until';

// daemons lie where a user's PATH need not lead
const path = [process.env.PATH, '/usr/sbin', '/sbin'].join(delimiter);
const programs = 'slurmctld slurmd sbatch srun squeue scontrol scancel sinfo setpriv'.split(' ');

/** Whether a Slurm can be started here. */
export const slurmInstalled = (): boolean =>
  programs.every((program) => path.split(delimiter).some((folder) => existsSync(join(folder, program))));

export interface Slurm {
  /** What Slurm's commands, and whatever calls them, are to be run with. */
  readonly env: NodeJS.ProcessEnv;
  /** What one of Slurm's commands prints. @throws Error when it fails. */
  run(program: string, ...args: string[]): string;
  /** Ends the jobs and the daemons, and removes every file. */
  stop(): Promise<void>;
}

/** Starts a Slurm of this one machine in a folder of its own, and waits until it takes jobs. */
export async function startSlurm(): Promise<Slurm> {
  const folder = mkdtempSync(join(tmpdir(), 'slurm-'));
  const conf = join(folder, 'slurm.conf');
  for (const name of ['state', 'spool', 'bin']) mkdirSync(join(folder, name));
  writeFileSync(conf, slurmConf(folder, await freePorts(2)));
  // Snakemake's plugin calls srun without SLURM_CONF, as if the configuration were in its usual place
  const srun = `#!/bin/sh\nSLURM_CONF='${conf}' PATH='${path}' exec srun "$@"\n`;
  writeFileSync(join(folder, 'bin', 'srun'), srun, { mode: 0o755 });
  const env = { ...process.env, SLURM_CONF: conf, PATH: `${join(folder, 'bin')}${delimiter}${path}` };

  const remove = (): void => {
    killMarked('SLURM_CONF', conf);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  process.once('exit', remove);
  // should this process be killed, the daemons end with it
  for (const daemon of ['slurmctld', 'slurmd'])
    spawn('setpriv', ['--pdeathsig', 'KILL', daemon, '-D'], { env, stdio: 'ignore' });

  const run = (program: string, ...args: string[]): string =>
    execFileSync(program, args, { env, encoding: 'utf8', timeout: 60_000 }).trim();
  const ask = (program: string, ...args: string[]): string =>
    spawnSync(program, args, { env, encoding: 'utf8', timeout: 60_000 }).stdout.trim();
  const stop = async (): Promise<void> => {
    ask('scancel', '--user', userInfo().username);
    await until('no job is left', () => ask('squeue', '--noheader') === '', 15).catch(() => {});
    process.off('exit', remove);
    remove();
  };
  try {
    await until('the node is idle', () => ask('sinfo', '--noheader', '--format=%t') === 'idle', 60);
  } catch (error) {
    const logs = ['slurmctld.log', 'slurmd.log'].map((name) => readLog(join(folder, name)));
    await stop();
    throw new Error(`${(error as Error).message}\n${logs.join('\n')}`);
  }
  return { env, run, stop };
}

const readLog = (file: string): string => (existsSync(file) ? readFileSync(file, 'utf8') : `no ${file}`);
