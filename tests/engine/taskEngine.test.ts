import { describe, expect, it } from 'vitest';
import { NonFiniteError } from '../../src/engine/nonFiniteError';
import { TaskEngine } from '../../src/engine/taskEngine';
import { essayAdamW } from '../../src/engine/taskProblem';
import { InputError } from '../../src/inputError';
import { openEngine, problemOf, startOf, stateHash, trained } from './taskFixtures';

const shape = { p: 7, hidden: [12, 20] } as const;
const problem = problemOf(shape, 33);

describe('TaskEngine', () => {
  it('gives back what was loaded, as a copy', async () => {
    const engine = await openEngine(problem);
    const start = { ...startOf(shape), step: 17 };
    engine.load(start);
    const state = engine.state();
    expect(state).toEqual(start);
    state.parameters['head.bias'].fill(5);
    expect(engine.state()).toEqual(start);
  });

  it('takes no step when asked for none', async () => {
    expect(await trained(problem, startOf(shape), 0)).toEqual(startOf(shape));
  });

  it('refuses to run while it is running, and goes on undisturbed', async () => {
    const engine = await openEngine(problem);
    engine.load(startOf(shape));
    const running = engine.run(200);
    await expect(engine.run(100)).rejects.toThrow('already running');
    await running;
    expect(stateHash(engine.state())).toBe(stateHash(await trained(problem, startOf(shape), 200)));
  });

  it.each([1, 3])('stops with a NonFiniteError when a parameter is NaN (%i threads)', async (threads) => {
    const engine = await openEngine(problem, { threads });
    const start = startOf(shape);
    const bad = start.parameters['hidden1.kernel'].slice().fill(Number.NaN, 3, 4);
    engine.load({ ...start, step: 40, parameters: { ...start.parameters, 'hidden1.kernel': bad } });
    await expect(engine.run(10)).rejects.toThrow(NonFiniteError);
    await expect(engine.run(10)).rejects.toThrow('infinite or NaN');
    engine.load(start);
    await engine.run(20);
    expect(stateHash(engine.state())).toBe(stateHash(await trained(problem, start, 20)));
  });

  it('stops with a NonFiniteError, and names the step, when the learning rate explodes', async () => {
    const adamw = { ...essayAdamW, learningRate: 1e20 };
    const engine = await openEngine(problem, { adamw });
    engine.load({ ...startOf(shape), step: 100 });
    await expect(engine.run(50)).rejects.toThrow(
      /^a parameter became infinite or NaN [23] steps after step 100$/,
    );
  });

  it.each([
    [
      'no samples',
      { pairs: new Int32Array(0), labels: new Int32Array(0), weights: new Float32Array(0) },
      'labels',
    ],
    ['a label too many', { labels: new Int32Array(34) }, 'pairs: expected 68 numbers, got 66'],
    ['a weight too few', { weights: new Float32Array(32) }, 'weights: expected 33 numbers, got 32'],
    ['an operand out of range', { pairs: new Int32Array(66).fill(7, 5, 6) }, 'pairs: expected 0..6, got 7'],
    ['a label out of range', { labels: new Int32Array(33).fill(-1, 5, 6) }, 'labels: expected 0..6, got -1'],
    ['a negative weight', { weights: new Float32Array(33).fill(-1) }, 'weights: expected finite numbers'],
    ['a weight that is NaN', { weights: new Float32Array(33).fill(Number.NaN) }, 'weights: expected finite'],
    ['half a unit', { hidden: [12.5, 20] as const }, 'positive integers, got 7 and 12.5,20'],
    ['a model beyond the memory', { hidden: [4096, 60000] as const }, 'bytes, the engine has at most'],
  ])('refuses %s', async (_, part, message) => {
    const attempt = TaskEngine.create({ ...problem, ...part });
    await expect(attempt).rejects.toThrow(InputError);
    await expect(attempt).rejects.toThrow(message);
  });

  it('refuses a state of another model', async () => {
    const engine = await openEngine(problem);
    const other = startOf({ p: 7, hidden: [12, 16] });
    expect(() => engine.load(other)).toThrow('expected 140 numbers, found 112');
    expect(() => engine.load({ ...startOf(shape), adamM: {} })).toThrow('found no such array');
  });
});
