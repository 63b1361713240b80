import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { directionBytes } from '../../src/data/directionFile';
import { readHistory } from '../../src/data/history';
import { sha256 } from '../../src/data/sha256';
import { readState, stateBytes } from '../../src/data/stateFile';
import { matrix } from '../../src/engine/matrix';
import { NonFiniteError } from '../../src/engine/nonFiniteError';
import { InputError } from '../../src/inputError';
import type { RunConfig } from '../../src/training/runConfig';
import { type TrainRunOptions, trainRun } from '../../src/training/trainRun';
import { temporaryFolder } from '../data/temporaryFolder';
import { often, runBytes, smallConfig } from './runFixtures';

const EPOCHS = 240;

/** Trains a new run into `name` of a new folder. */
async function newRun(options: Partial<TrainRunOptions> = {}, config = smallConfig): Promise<string> {
  const folder = join(temporaryFolder(), 'run');
  await trainRun(folder, config, { epochs: EPOCHS, ...often, ...options });
  return folder;
}

/** Stops a run after `epoch` epochs. */
function stopAt(epoch: number): Pick<TrainRunOptions, 'signal' | 'progress'> {
  const controller = new AbortController();
  return { signal: controller.signal, progress: (at) => at >= epoch && controller.abort() };
}

/** A direction file with one axis of h1. */
function axisFile(axis: number): Uint8Array {
  const directions = matrix(1, smallConfig.hidden[1]);
  directions.data[axis] = 1;
  return directionBytes({ directions, metadata: { method: 'axis' } });
}

/** What an attempt that has to be refused says; the folder must be as it was. */
async function refused(
  folder: string,
  config: RunConfig,
  options: Partial<TrainRunOptions> = {},
): Promise<string> {
  const before = existsSync(folder) ? runBytes(folder) : undefined;
  const attempt = trainRun(folder, config, { epochs: EPOCHS, ...often, ...options });
  const error = await attempt.then(
    () => expect.unreachable('should be refused'),
    (reason) => reason,
  );
  expect(error).toBeInstanceOf(InputError);
  expect(existsSync(folder) ? runBytes(folder) : undefined).toEqual(before);
  return error.message;
}

describe('trainRun', () => {
  it('writes what was asked for, the last epoch always as a snapshot', async () => {
    const folder = await newRun({ epochs: 130 });
    expect(Object.keys(runBytes(folder))).toEqual([
      'checkpoint/state.safetensors',
      'config.json',
      'covariances/epoch-000060.safetensors',
      'covariances/epoch-000120.safetensors',
      'end.json',
      'history.arrow',
      'keeps.json',
      'snapshots/epoch-000000.safetensors',
      'snapshots/epoch-000050.safetensors',
      'snapshots/epoch-000100.safetensors',
      'snapshots/epoch-000130.safetensors',
      'states/epoch-000000.safetensors',
      'states/epoch-000100.safetensors',
    ]);
    expect([...readHistory(join(folder, 'history.arrow')).epoch]).toEqual([0, 20, 40, 60, 80, 100, 120]);
    expect(existsSync(join(folder, 'environment.json'))).toBe(true);
  });

  it('gives the same files when it is stopped and resumed, at any epoch and on other threads', async () => {
    const whole = runBytes(await newRun({ threads: 1 }));
    const folder = await newRun({ threads: 2, ...stopAt(30) });
    expect(Object.keys(runBytes(folder))).not.toEqual(Object.keys(whole));
    for (const [threads, epoch] of [
      [3, 75],
      [1, 160],
      [2, EPOCHS],
    ])
      await trainRun(folder, smallConfig, {
        epochs: EPOCHS,
        ...often,
        threads,
        resume: true,
        ...stopAt(epoch),
      });
    expect(runBytes(folder)).toEqual(whole);
  });

  it('is the beginning of the longer run that a later --resume makes of it', async () => {
    const folder = await newRun({ epochs: 100 });
    await trainRun(folder, smallConfig, { epochs: EPOCHS, ...often, resume: true });
    const whole = runBytes(await newRun());
    expect(runBytes(folder)).toEqual(whole);
  });

  it('keeps on with what the first call asked for, where the next one says nothing', async () => {
    const whole = runBytes(await newRun());
    const folder = await newRun(stopAt(130));
    await trainRun(folder, smallConfig, { resume: true, checkpointEvery: 40 });
    expect(runBytes(folder)).toEqual(whole);
  });

  it('says what it keeps, and up to where', async () => {
    const folder = await newRun({ epochs: 60 });
    const said = () => JSON.parse(readFileSync(join(folder, 'keeps.json'), 'utf8'));
    const kept = { history: 20, snapshots: 50, states: 100, covariances: 60 };
    expect(said()).toEqual({ epochs: 60, ...kept });
    await trainRun(folder, smallConfig, { epochs: 90, resume: true });
    expect(said()).toEqual({ epochs: 90, ...kept });
  });

  it('keeps what is asked for of a run that does not say it', async () => {
    const folder = await newRun({ epochs: 100 });
    rmSync(join(folder, 'keeps.json'));
    await trainRun(folder, smallConfig, { epochs: EPOCHS, ...often, resume: true });
    expect(runBytes(folder)).toEqual(runBytes(await newRun()));
  });

  it('goes on with the directions that it began with, named or not', async () => {
    const root = temporaryFolder();
    const [frozen, reference] = [join(root, 'frozen.safetensors'), join(root, 'reference.safetensors')];
    writeFileSync(frozen, axisFile(3));
    writeFileSync(reference, axisFile(5));
    const suppression = { source: 'frozen' as const, sha256: sha256(readFileSync(frozen)) };
    const config = { ...smallConfig, suppression };
    const whole = runBytes(await newRun({ directions: { frozen, reference } }, config));
    const folder = await newRun({ directions: { frozen, reference }, ...stopAt(130) }, config);
    const other = { directions: { frozen, reference: frozen } };
    expect(await refused(folder, config, { resume: true, ...other })).toContain('not the directions that');
    rmSync(root, { recursive: true });
    await trainRun(folder, config, { resume: true, checkpointEvery: 40 });
    expect(runBytes(folder)).toEqual(whole);
  });

  it('cuts a history that is ahead of its checkpoint back to it', async () => {
    const whole = await newRun();
    const folder = await newRun({ epochs: 100 });
    copyFileSync(join(whole, 'history.arrow'), join(folder, 'history.arrow'));
    await trainRun(folder, smallConfig, { epochs: 120, ...often, resume: true });
    expect([...readHistory(join(folder, 'history.arrow')).epoch]).toEqual([0, 20, 40, 60, 80, 100, 120]);
    await trainRun(folder, smallConfig, { epochs: EPOCHS, ...often, resume: true });
    expect(readFileSync(join(folder, 'history.arrow'))).toEqual(readFileSync(join(whole, 'history.arrow')));
  });

  it('starts over where a run was killed before its first checkpoint, and removes what it left half-written', async () => {
    const whole = runBytes(await newRun());
    const folder = join(temporaryFolder(), 'run');
    mkdirSync(join(folder, 'snapshots'), { recursive: true });
    writeFileSync(join(folder, 'config.json.1234567'), '{');
    writeFileSync(join(folder, 'snapshots/epoch-000050.safetensors.99'), 'half');
    await trainRun(folder, smallConfig, { epochs: EPOCHS, ...often, resume: true });
    expect(runBytes(folder)).toEqual(whole);
  });

  it('branches from a full state into the bytes that the run itself has', async () => {
    const whole = await newRun();
    const file = join(whole, 'states/epoch-000100.safetensors');
    const { step, parameters, adamM, adamV } = readState(file);
    const from = { epoch: 100, sha256: runBytes(whole)['states/epoch-000100.safetensors'] };
    const start = { step, parameters, adamM, adamV };
    const branch = await newRun({ start, snapshotEvery: 10 }, { ...smallConfig, from });
    const [theirs, ours] = [runBytes(whole), runBytes(branch)];
    for (const epoch of ['000150', '000200', '000240'])
      expect(ours[`snapshots/epoch-${epoch}.safetensors`]).toBe(
        theirs[`snapshots/epoch-${epoch}.safetensors`],
      );
    expect(readHistory(join(branch, 'history.arrow')).epoch[0]).toBe(100);
  });

  it('resumes a branch without the state that it started from', async () => {
    const whole = await newRun();
    const start = readState(join(whole, 'states/epoch-000100.safetensors'));
    const config = { ...smallConfig, from: { epoch: 100, sha256: 'x' } };
    const options = { start, checkpointEvery: 1000 };
    const branch = runBytes(await newRun(options, config));
    const folder = await newRun({ ...options, ...stopAt(130) }, config);
    await trainRun(folder, config, { resume: true, checkpointEvery: 1000 });
    expect(runBytes(folder)).toEqual(branch);
    expect(await refused(join(folder, '../new'), config)).toContain('the full state of epoch 100');
  });

  it('resumes a branch that was stopped before its first row of history', async () => {
    const whole = await newRun({ epochs: 50 });
    const state = readState(join(whole, 'checkpoint/state.safetensors'));
    const config = { ...smallConfig, from: { epoch: 50, sha256: 'x' } };
    const options = { start: state, historyEvery: 1000, checkpointEvery: 5 };
    const folder = await newRun({ epochs: 80, ...options, ...stopAt(55) }, config);
    expect(existsSync(join(folder, 'history.arrow'))).toBe(false);
    const end = await trainRun(folder, config, { epochs: 80, ...often, ...options, resume: true });
    expect(end.step).toBe(80);
  });
});

describe('trainRun that diverges', () => {
  it('ends with a NonFiniteError and writes nothing after its last checkpoint', async () => {
    const folder = await newRun({ epochs: 100 });
    const file = join(folder, 'checkpoint/state.safetensors');
    const state = readState(file);
    // Finite, and infinite a step later.
    state.parameters['hidden1.kernel'].fill(3e38);
    writeFileSync(file, stateBytes(state, state.metadata));
    const before = runBytes(folder);
    const attempt = trainRun(folder, smallConfig, {
      epochs: EPOCHS,
      ...often,
      checkpointEvery: 1000,
      resume: true,
    });
    await expect(attempt).rejects.toThrow(NonFiniteError);
    const after = runBytes(folder);
    // The state that it began with is shown again, and was due as a state.
    delete after['states/epoch-000100.safetensors'];
    delete after['snapshots/epoch-000100.safetensors'];
    // It says up to where the run was asked to go on.
    delete after['keeps.json'];
    for (const [name, hash] of Object.entries(after)) expect([name, hash]).toEqual([name, before[name]]);
  });

  it('from its first step leaves the config and epoch 0', async () => {
    const folder = join(temporaryFolder(), 'run');
    const config = { ...smallConfig, adamw: { ...smallConfig.adamw, learningRate: 1e25 } };
    await expect(trainRun(folder, config, { epochs: 90, checkpointEvery: 30 })).rejects.toThrow(
      NonFiniteError,
    );
    expect(Object.keys(runBytes(folder))).toEqual([
      'checkpoint/state.safetensors',
      'config.json',
      'history.arrow',
      'keeps.json',
    ]);
    expect(readState(join(folder, 'checkpoint/state.safetensors')).step).toBe(0);
  });
});

describe('trainRun refuses, and touches nothing of', () => {
  it('a folder that holds another run, naming what differs', async () => {
    const folder = await newRun({ epochs: 20 });
    const other = { ...smallConfig, task: { ...smallConfig.task, seed: 6 } };
    for (const resume of [false, true])
      expect(await refused(folder, other, { resume })).toMatch(
        /another run: in its config.json task.seed is 5, not 6/,
      );
  });

  it('the same run without resume', async () => {
    expect(await refused(await newRun({ epochs: 20 }), smallConfig)).toContain('go on with --resume');
  });

  it.each([
    [{ historyEvery: 10 }, 'keeps history every 20 epochs, asked for every 10'],
    [{ snapshotEvery: 25 }, 'keeps snapshots every 50 epochs, asked for every 25'],
    [{ stateEvery: 50 }, 'keeps states every 100 epochs, asked for every 50'],
    [{ covarianceEvery: 61 }, 'keeps covariances every 60 epochs, asked for every 61'],
  ])('a run that is asked to keep something else: %j', async (change, message) => {
    const folder = await newRun({ epochs: 60 });
    expect(await refused(folder, smallConfig, { resume: true, ...change })).toContain(message);
  });

  it('a file of what is kept that is damaged', async () => {
    const folder = await newRun({ epochs: 60 });
    const file = join(folder, 'keeps.json');
    writeFileSync(file, '{"epochs": 60, "history": 0}');
    expect(await refused(folder, smallConfig, { resume: true })).toContain(`${file}: history`);
  });

  it('a run that is already past the epochs asked for', async () => {
    const folder = await newRun({ epochs: 60 });
    expect(await refused(folder, smallConfig, { epochs: 50, resume: true })).toContain(
      'the run is at 60 already',
    );
    const start = readState(join(folder, 'checkpoint/state.safetensors'));
    const beside = join(folder, '../other');
    expect(await refused(beside, smallConfig, { epochs: 50, start })).toContain('the run is at 60 already');
    expect(existsSync(beside)).toBe(false);
  });

  it('a place that is a file, or below one', async () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, 'mine');
    for (const out of [file, join(file, 'deep')]) {
      const attempt = trainRun(out, smallConfig, { epochs: 10 });
      await expect(attempt).rejects.toThrow(InputError);
      await expect(attempt).rejects.toThrow('cannot be written');
    }
    expect(readFileSync(file, 'utf8')).toBe('mine');
  });

  it('a history without a config beside it', async () => {
    const folder = await newRun({ epochs: 20 });
    rmSync(join(folder, 'config.json'));
    expect(await refused(folder, smallConfig)).toContain('without a config.json');
  });

  it.each([
    ['truncated', (bytes: Buffer) => bytes.subarray(0, bytes.length - 1)],
    ['empty', () => Buffer.alloc(0)],
    [
      'of another shape',
      (bytes: Buffer) => Buffer.from(bytes.toString('latin1').replace('[8,12]', '[12,8]'), 'latin1'),
    ],
  ])('a checkpoint that is %s', async (_, damage) => {
    const folder = await newRun({ epochs: 20 });
    const file = join(folder, 'checkpoint/state.safetensors');
    writeFileSync(file, damage(readFileSync(file)));
    expect(await refused(folder, smallConfig, { resume: true })).toContain(file);
  });

  it('a history that is damaged or gone', async () => {
    const folder = await newRun({ epochs: 20 });
    const file = join(folder, 'history.arrow');
    const bytes = readFileSync(file);
    bytes[bytes.length >> 1] ^= 4;
    writeFileSync(file, bytes);
    expect(await refused(folder, smallConfig, { resume: true })).toContain(file);
    rmSync(file);
    expect(await refused(folder, smallConfig, { resume: true })).toContain(`${file}: no such file`);
  });
});
