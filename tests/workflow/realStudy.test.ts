import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filesUnder } from '../../src/data/filesUnder';
import { sha256 } from '../../src/data/sha256';
import { packageRoot } from '../../src/packageRoot';
import { built, cli } from '../commands/cli';
import { writeStudy } from '../study/writeStudy';
import { type Slurm, slurmInstalled, startSlurm } from './slurm';
import { snakemake, snakemakeMissing } from './snakemake';
import { until } from './until';

const noSnakemake = snakemakeMissing();
const noSlurm = slurmInstalled() ? '' : 'Slurm is not installed (Debian: slurmctld slurmd slurm-client)';
for (const reason of [noSnakemake, noSlurm].filter(Boolean))
  console.warn(`a test of a real study on a workflow engine is skipped: ${reason}`);

const SAID = {
  title: 'Tiny',
  task: { p: 13, train_fraction: 0.5 },
  hidden: [16, 16],
  epochs: 6_000,
  seeds: [1, 2],
  conditions: ['suppress-gradient', 'suppress-random-1', 'exact-from-1200'],
  results: 'none',
};

/** SHA-256 of all that a study's runs are, but what tells how they were made. */
function runsOf(study: string): Record<string, string> {
  const files = filesUnder(join(study, 'runs')).filter((file) => !file.endsWith('environment.json'));
  return Object.fromEntries(files.map((file) => [file, sha256(readFileSync(join(study, 'runs', file)))]));
}

const parent = mkdtempSync(join(tmpdir(), "activation supervision's "));
let serial: Record<string, string>;
let fresh: string;
beforeAll(() => {
  fresh = writeStudy(join(parent, 'fresh'), SAID);
  const study = copy('serial');
  const { code, stderr } = cli(['study', 'run', study, '--jobs', '1']);
  expect(code, stderr).toBe(0);
  serial = runsOf(study);
  expect(Object.keys(serial).filter((file) => file.endsWith('/history.arrow'))).toHaveLength(8);
});
afterAll(() => rmSync(parent, { recursive: true, force: true }));

function copy(name: string): string {
  cpSync(fresh, join(parent, name), { recursive: true });
  return join(parent, name);
}

/** Ends the process that trains a baseline without a word, once it has left a checkpoint. */
async function killMidway(study: string): Promise<void> {
  const lock = join(study, 'checkpoint/locks/seed-1.lock');
  const checkpoint = join(study, 'runs/seed-1/checkpoint/state.safetensors');
  await until('seed-1 is midway', () => existsSync(checkpoint) && existsSync(lock));
  process.kill(JSON.parse(readFileSync(lock, 'utf8')).pid, 'SIGKILL');
}

describe.skipIf(noSnakemake !== '')('a real study through Snakemake', () => {
  it('has the bytes of one that was made in one go, with a task killed midway', async () => {
    const study = copy('snakemake');
    const cut = snakemake('local', { folder: study }, [], process.env, built);
    await killMidway(study);
    expect((await cut).status).not.toBe(0);
    const { status, output } = await snakemake('local', { folder: study }, [], process.env, built);
    expect(status, output).toBe(0);
    expect(runsOf(study)).toEqual(serial);
    expect(cli(['study', 'status', study]).stdout).toContain('8 of 8 tasks are done');
  });
});

describe.skipIf(noSlurm !== '')('a real study as job arrays on Slurm', () => {
  let slurm: Slurm;
  beforeAll(async () => {
    slurm = await startSlurm();
  });
  afterAll(() => slurm?.stop());

  it('has the bytes of one that was made in one go, with a task killed midway and requeued', async () => {
    const study = copy('slurm');
    const levels = join(study, 'levels');
    const { stdout } = cli(['study', 'tasks', study, '--json']);
    const written = spawnSync('node', [join(packageRoot, 'workflow/levels.mjs'), levels], { input: stdout });
    expect(written.status).toBe(0);
    const jobs = slurm.run(join(packageRoot, 'workflow/submit.sh'), levels).split('\n');
    await killMidway(study);
    await until('no job is left', () => slurm.run('squeue', '--noheader') === '', 180);
    const states = slurm.run('squeue', '--noheader', '--array', '--states=all', '--format=%F %T').split('\n');
    expect([...new Set(states)].sort()).toEqual(jobs.map((job) => `${job} COMPLETED`).sort());
    expect(runsOf(study)).toEqual(serial);
    expect(cli(['study', 'check', study, '--sample', '0.3']).code).toBe(0);
  });
});
