import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { FakeStudy } from './fakeStudy';
import { type Slurm, slurmInstalled, startSlurm } from './slurm';
import { planned, snakemake, snakemakeMissing } from './snakemake';
import { until } from './until';

const missing = snakemakeMissing();
if (missing) console.warn(`tests of the Snakemake workflow are skipped: ${missing}`);
const noSlurm = slurmInstalled() ? '' : 'Slurm is not installed (Debian: slurmctld slurmd slurm-client)';
if (noSlurm) console.warn(`the test of the workflow on Slurm is skipped: ${noSlurm}`);

const diamond = { first: [], left: ['first'], right: ['first'], last: ['left', 'right'] };
const epochs = [1, 2, 3, 4, 5, 6];
let study: FakeStudy;
afterEach(() => study.remove());

describe.skipIf(missing !== '')('the Snakemake workflow', () => {
  it('plans the tasks that are not done, however the others came to be, and asks for them once', async () => {
    study = new FakeStudy(diamond);
    study.train('first');
    study.train('right');
    rmSync(join(study.folder, 'asked'));

    expect(planned(await snakemake('local', study, ['--dry-run']))).toEqual(['last', 'left']);
    expect(study.lines('asked')).toHaveLength(1);
    expect(study.trained()).toEqual(['first', 'right']);
  });

  it('goes on where a killed task was: what it wrote stays, and nothing that was done is done again', async () => {
    study = new FakeStudy(diamond);
    study.train('first');
    study.hold('left');

    const cut = snakemake('local', study);
    await until('the task is midway', () => study.isHeld('left'));
    process.kill(study.history('left')[0].process, 'SIGKILL');
    const { status, output } = await cut;
    expect(status, output).not.toBe(0);
    expect(study.history('left')).toHaveLength(3);
    expect(study.trained(), 'the failure stopped a task that does not depend on it').toContain('right');

    study.letGo('left');
    expect(planned(await snakemake('local', study, ['--dry-run']))).toEqual(['last', 'left']);
    const resumed = await snakemake('local', study);
    expect(resumed.status, resumed.output).toBe(0);
    expect(study.history('left').map(({ epoch }) => epoch)).toEqual(epochs);
    expect(new Set(study.history('left').map(({ process }) => process)).size).toBe(2);
    expect(study.trained()).toEqual(['first', 'last', 'left', 'left', 'right']);
    expect((await snakemake('local', study)).output).toContain('Nothing to be done');
  });

  it('takes the word of the study on what is done, over files and marks that are there', async () => {
    study = new FakeStudy({ made: [], begun: [], gone: [] });
    study.train('made');
    study.train('begun');
    const history = join(study.folder, 'runs', 'begun', 'history.csv');
    writeFileSync(history, '1,1\n2,1\n3,1\n');
    mkdirSync(join(study.folder, 'checkpoint', 'workflow', 'done'), { recursive: true });
    for (const id of ['made', 'begun', 'gone'])
      writeFileSync(join(study.folder, 'checkpoint', 'workflow', 'done', id), '');

    expect(planned(await snakemake('local', study, ['--dry-run']))).toEqual(['begun', 'gone']);
    const { status, output } = await snakemake('local', study);
    expect(status, output).toBe(0);
    expect(study.history('begun').map(({ epoch }) => epoch)).toEqual(epochs);
    expect(study.history('begun').slice(0, 3)).toEqual([1, 2, 3].map((epoch) => ({ epoch, process: 1 })));
    expect(study.trained()).toEqual(['begun', 'begun', 'gone', 'made']);
  });

  it('passes on what the command line says when it cannot list the tasks', async () => {
    study = new FakeStudy(diamond);
    rmSync(join(study.folder, 'study.json'));
    const { status, output } = await snakemake('local', study);
    expect(status).not.toBe(0);
    expect(output).toMatch(/ENOENT.*study\.json/);
  });
});

describe.skipIf(missing !== '' || noSlurm !== '')('the Snakemake workflow on Slurm', () => {
  let slurm: Slurm;
  beforeAll(async () => {
    slurm = await startSlurm();
  });
  afterAll(() => slurm?.stop());

  it('submits a killed task again, which goes on where it was', async () => {
    study = new FakeStudy({ first: [], second: ['first'] });
    study.hold('first');

    // how often Slurm is asked: every 15 s, for the test's sake; a job takes about 8
    const often = ['--slurm-init-seconds-before-status-checks', '15'];
    const whole = snakemake('slurm', study, often, slurm.env);
    await until('the task is midway', () => study.isHeld('first'));
    study.letGo('first');
    process.kill(study.history('first')[0].process, 'SIGKILL');

    const { status, output } = await whole;
    expect(status, output).toBe(0);
    for (const id of ['first', 'second']) expect(study.history(id).map(({ epoch }) => epoch)).toEqual(epochs);
    expect(new Set(study.history('first').map(({ process }) => process)).size).toBe(2);
    expect(study.trained()).toEqual(['first', 'first', 'second']);
    expect(study.lines('asked'), 'the processes of jobs asked for the tasks too').toEqual(['once']);
    expect(slurm.run('squeue', '--noheader', '--states=all', '--format=%T').split('\n').sort()).toEqual([
      'COMPLETED',
      'COMPLETED',
      'FAILED',
    ]);
  });
});
