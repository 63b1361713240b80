import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { EnsembleEngine } from '../../../src/engine/ensemble/ensembleEngine';
import { ENSEMBLE_VARIABLE } from '../../../src/engine/ensemble/ensembleSocket';
import type { StepArithmetic } from '../../../src/engine/stepArithmetic';
import { LABEL_GRADIENTS } from '../../../src/engine/stepArithmetic';
import type { AdamWOptions, TaskProblem } from '../../../src/engine/taskProblem';
import { essayAdamW } from '../../../src/engine/taskProblem';
import { InputError } from '../../../src/inputError';
import { essayConfig } from '../../../src/training/runConfig';
import { trainRun } from '../../../src/training/trainRun';
import { openEngine, problemOf, startOf, stateHash } from '../taskFixtures';
import { buildServer, type Server } from './ensembleServer';

let built: ReturnType<typeof buildServer>;
let server: Server;

/** The first build installs a compiler. */
const BUILT_WITHIN = 900_000;

beforeAll(async () => {
  built = buildServer();
  server = await built.start();
}, BUILT_WITHIN);
afterAll(async () => {
  await server.stop();
  built.remove();
});

interface Options {
  readonly labelGradient?: StepArithmetic;
  readonly adamw?: AdamWOptions;
}

async function openEnsemble(problem: TaskProblem, options?: Options): Promise<EnsembleEngine> {
  const engine = await EnsembleEngine.create(problem, server.socket, options);
  onTestFinished(() => engine.close());
  return engine;
}

/** Hashes after some steps by the server and by the engine of this process. */
async function both(problem: TaskProblem, options: Options, directions: Float32Array[] = []) {
  const hashes = [];
  for (const open of [openEnsemble, openEngine]) {
    const engine = await open(problem, options);
    engine.load(startOf(problem));
    engine.setDirections(directions);
    await engine.run(30);
    hashes.push(stateHash(engine.state()));
  }
  return hashes;
}

/** Far from the beginning, where softmax is saturated and entries of labels are lost. */
const saturated = (problem: TaskProblem): TaskProblem => ({
  ...problem,
  weights: problem.weights.map((w, i) => (i < 2 ? 50 * w : w)),
});

describe('the server of steps gives the bytes of the engine', () => {
  const shape = { p: 13, hidden: [20, 12] } as const;
  const problem = saturated(problemOf(shape, 101));

  it.each(LABEL_GRADIENTS)('with the label gradient %s', async (labelGradient) => {
    const drive = labelGradient === 'drive' ? { drive: 2e6 } : {};
    const [theirs, ours] = await both(problem, { labelGradient: { labelGradient, seed: 7, ...drive } });
    expect(theirs).toBe(ours);
  });

  it.each([
    { heaviest: 2 },
    { labelGradient: 'summed', heaviest: 2 },
    { operands: 'tf32' },
    { gauge: 1 },
    { gauge: 4 },
    { zLoss: 1e-3 },
    { labelSmoothing: 0.1 },
    { labelGradient: 'summed', labelSmoothing: 0.1 },
  ] satisfies StepArithmetic[])('with the arithmetic %o', async (labelGradient) => {
    const [theirs, ours] = await both(problem, { labelGradient });
    expect(theirs).toBe(ours);
  });

  it.each([
    { p: 5, hidden: [3, 9], n: 25 },
    { p: 31, hidden: [64, 40], n: 450 },
    { p: 16, hidden: [8, 72], n: 7 },
    { p: 97, hidden: [128, 128], n: 2822 },
  ] as const)('whatever the sizes leave over in tiles and shards: %o', async ({ n, ...sizes }) => {
    const [theirs, ours] = await both(problemOf(sizes, n), {});
    expect(theirs).toBe(ours);
  });

  it('with directions projected out, and with another optimiser', async () => {
    const unit = (at: number) => Float32Array.from({ length: 12 }, (_, i) => Number(i === at));
    const adamw = { ...essayAdamW, beta2: 0.99, epsilon: 1e-6, weightDecay: 0.3, learningRate: 5e-4 };
    const [theirs, ours] = await both(problem, { adamw }, [unit(3), unit(0)]);
    expect(theirs).toBe(ours);
    const [without] = await both(problem, { adamw });
    expect(theirs).not.toBe(without);
  });

  it('for runs whose steps it takes together, as for each alone', async () => {
    const seeds = [1, 2, 3, 4, 5, 6];
    const alone = [];
    for (const seed of seeds) alone.push(await hashOf(seed));
    expect(await Promise.all(seeds.map(hashOf))).toEqual(alone);
    expect(new Set(alone).size).toBe(seeds.length);

    async function hashOf(seed: number): Promise<string> {
      const engine = await openEnsemble(problemOf(shape, 101, seed));
      engine.load(startOf(shape, seed));
      await engine.run(120);
      return stateHash(engine.state());
    }
  });
});

describe('a run by the server', () => {
  afterEach(() => {
    delete process.env[ENSEMBLE_VARIABLE];
  });

  it('leaves the files of a run in this process', async () => {
    const config = { ...essayConfig(1), task: { ...essayConfig(1).task, p: 23 }, hidden: [16, 24] as const };
    const folder = mkdtempSync(join(tmpdir(), 'run-'));
    await trainRun(join(folder, 'here'), config, { epochs: 230 });
    process.env[ENSEMBLE_VARIABLE] = server.socket;
    await trainRun(join(folder, 'there'), config, { epochs: 230 });
    for (const name of ['config.json', 'history.arrow', 'end.json', 'snapshots/epoch-000230.safetensors']) {
      expect(existsSync(join(folder, 'here', name)), name).toBe(true);
      expect(readFileSync(join(folder, 'there', name)).equals(readFileSync(join(folder, 'here', name)))).toBe(
        true,
      );
    }
    expect(JSON.parse(readFileSync(join(folder, 'there/environment.json'), 'utf8')).engine).toBe('ensemble');
  });

  it('stops with an error when the server goes away, and goes on with the next', async () => {
    const problem = problemOf({ p: 13, hidden: [20, 12] }, 101);
    const engine = await openEnsemble(problem);
    engine.load(startOf(problem));
    await engine.run(10);
    const state = engine.state();
    await server.stop();
    await expect(engine.run(10)).rejects.toThrow('the ensemble server went away');
    server = await built.start();
    const next = await openEnsemble(problem);
    next.load(state);
    await next.run(10);
    const whole = await openEngine(problem);
    whole.load(startOf(problem));
    await whole.run(20);
    expect(stateHash(next.state())).toBe(stateHash(whole.state()));
  });

  it('is refused where nobody listens, and where the model or the samples do not fit', async () => {
    const problem = problemOf({ p: 13, hidden: [20, 12] }, 101);
    await expect(EnsembleEngine.create(problem, '/nowhere/socket')).rejects.toThrow(
      '/nowhere/socket: expected an ensemble server to listen there',
    );
    const wide = problemOf({ p: 13, hidden: [136, 12] }, 101);
    await expect(openEnsemble(wide)).rejects.toThrow('expected layers of at most 128, got one of 136');
    const few = problemOf({ p: 13, hidden: [20, 12] }, 4);
    await expect(openEnsemble(few)).rejects.toThrow(InputError);
  });
});

describe('the server', () => {
  const started = (...args: string[]) =>
    spawnSync(built.program, args, { encoding: 'utf8', timeout: 10_000 });

  it('takes no place that something else has, and leaves it as it is', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'place-')), 'study.json');
    writeFileSync(file, '{}');
    const found = started(file);
    expect([found.status, found.stderr]).toEqual([2, `${file}: is there, and no socket\n`]);
    expect(readFileSync(file, 'utf8')).toBe('{}');
    const second = started(server.socket);
    expect([second.status, second.stderr]).toEqual([2, `${server.socket}: a server listens there\n`]);
  });

  it.each([[[]], [['--help']], [['socket', '0']], [['socket', 'abc']]])('refuses %o', (args) => {
    const { status, stderr } = started(...args);
    expect([status, stderr]).toEqual([2, 'usage: ensemble SOCKET [RUNS AT A TIME, 48]\n']);
  });
});
