import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { packageRoot } from '../../src/packageRoot';
import { FakeStudy } from './fakeStudy';
import { type Slurm, slurmInstalled, startSlurm } from './slurm';
import { until } from './until';

const reason = slurmInstalled() ? '' : 'Slurm is not installed (Debian: slurmctld slurmd slurm-client)';
if (reason) console.warn(`tests of job arrays on Slurm are skipped: ${reason}`);

const script = (name: string): string => join(packageRoot, 'workflow', name);

describe.skipIf(reason !== '')('a study as job arrays on Slurm', () => {
  let slurm: Slurm;
  let study: FakeStudy;
  beforeAll(async () => {
    slurm = await startSlurm();
  });
  afterAll(() => slurm?.stop());
  afterEach(() => study.remove());

  const levels = (): string => join(study.folder, 'levels');
  const writeLevels = () => spawnSync('node', [script('levels.mjs'), levels()], { input: study.list() });
  const submit = (): string[] => slurm.run(script('submit.sh'), levels()).split('\n');
  const states = (): string[] =>
    slurm.run('squeue', '--noheader', '--array', '--states=all', '--format=%F_%K %T').split('\n').sort();
  const allEnded = (): Promise<void> =>
    until('no job is left', () => slurm.run('squeue', '--noheader') === '');
  /** Waits until a task is midway, cuts it off, waits until its process is gone, and lets its next one go on. */
  async function cut(id: string, how: (process: number) => void): Promise<void> {
    await until(`${id} is midway`, () => study.isHeld(id));
    const [{ process }] = study.history(id);
    how(process);
    await until(`${id} is stopped`, () => !existsSync(`/proc/${process}`));
    study.letGo(id);
  }

  it('ends with every task done, whether one was killed, met its time limit or was requeued', async () => {
    study = new FakeStudy({ killed: [], timed: [], requeued: ['killed', 'timed'] });
    for (const id of ['killed', 'timed', 'requeued']) study.hold(id);
    writeLevels();
    const [first, second] = submit();
    await cut('killed', (pid) => process.kill(pid, 'SIGKILL'));
    await cut('timed', () => slurm.run('scancel', '--batch', '--signal=USR1', `${first}_2`));
    await cut('requeued', () => slurm.run('scontrol', 'requeue', `${second}_1`));
    await allEnded();

    expect(states()).toEqual([`${first}_1 COMPLETED`, `${first}_2 COMPLETED`, `${second}_1 COMPLETED`]);
    expect(study.trained()).toEqual(['killed', 'killed', 'requeued', 'requeued', 'timed', 'timed']);
    for (const id of ['killed', 'timed', 'requeued']) {
      expect(study.history(id).map(({ epoch }) => epoch)).toEqual([1, 2, 3, 4, 5, 6]);
      expect(new Set(study.history(id).map(({ process }) => process)).size).toBe(2);
    }
  });

  it('does not start a task again that fails by itself, nor one that needs it', async () => {
    study = new FakeStudy({ first: [], second: ['first'] });
    writeLevels();
    rmSync(join(study.folder, 'study.json'));
    const [first, second] = submit();
    await allEnded();
    expect(states()).toEqual(expect.arrayContaining([`${first}_1 FAILED`, `${second}_1 CANCELLED`]));
    const said = study.lines(join('levels', '01-1.log')).filter((line) => line.startsWith('Error'));
    expect(said).toEqual([expect.stringMatching(/ENOENT.*study\.json/)]);
  });

  it('leaves nothing running that was cancelled', async () => {
    study = new FakeStudy({ cancelled: [] });
    study.hold('cancelled');
    writeLevels();
    const [job] = submit();
    await cut('cancelled', () => slurm.run('scancel', job));
    await allEnded();
    expect(states()).toContain(`${job}_1 CANCELLED`);
    expect(study.history('cancelled')).toHaveLength(3);
  });
});
