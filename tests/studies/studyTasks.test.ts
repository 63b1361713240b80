import { describe, expect, it } from 'vitest';
import { studyTasks } from '../../src/studies/studyTasks';
import { taskList } from '../../src/studies/taskList';
import { openStudy } from '../../src/study/openStudy';
import { temporaryFolder } from '../data/temporaryFolder';
import { writeStudy } from '../study/writeStudy';

const tasksOf = (said: object) => studyTasks(openStudy(writeStudy(temporaryFolder(), said)));
const ids = (said: object) => tasksOf(said).map(({ id }) => id);

describe('studyTasks', () => {
  it('are the baselines, then what is made of them, then the conditions, each after what it needs', () => {
    const tasks = tasksOf({ seeds: [1, 2], conditions: ['suppress-replay', 'suppress-other-seed', 'exact'] });
    const before = new Set<string>();
    for (const { id, needs } of tasks) {
      for (const need of needs) expect([id, need, before.has(need)]).toEqual([id, need, true]);
      before.add(id);
    }
    const needs = new Map(tasks.map((task) => [task.id, task.needs]));
    const [prior, probe] = ['seed-1.frozen-direction', 'seed-1.replay-probe'];
    expect(needs.get('seed-1-suppress-replay')).toEqual(['seed-1', prior, probe]);
    expect(needs.get('seed-2-suppress-replay')).toEqual(['seed-2', 'seed-2.replay-probe']);
    expect(needs.get('seed-1-suppress-other-seed')).toEqual(['seed-1', prior, 'seed-2.frozen-direction']);
    expect(needs.get('seed-2-suppress-other-seed')).toEqual(['seed-2', 'seed-1.frozen-direction']);
    expect(needs.get('seed-2-exact')).toEqual(['seed-2']);
  });

  it('make all that tables need of the first seed, of the others the directions of their conditions alone', () => {
    const all = ids({ seeds: [1, 2], conditions: ['suppress-replay'] });
    expect(all).toEqual(expect.arrayContaining(['seed-1.glp', 'seed-1.rounding', 'seed-2.replay-probe']));
    expect(all).not.toContain('seed-2.glp');
    expect(ids({ seeds: [1, 2], results: 'none' })).toEqual(['seed-1', 'seed-2']);
    expect(ids({ seeds: [1, 2], results: 'every-seed' })).toContain('seed-2.glp');
  });

  it('say how many epochs they train', () => {
    const tasks = tasksOf({
      seeds: [1],
      conditions: ['exact', 'exact-from-6000', 'centred-from-6000'],
      epochs: 30_000,
    });
    const epochs = Object.fromEntries(tasks.map((task) => [task.id, task.epochs]));
    expect(epochs).toMatchObject({ 'seed-1': 30_000, 'seed-1-exact': 30_000, 'seed-1.glp': 0 });
    expect([epochs['seed-1-exact-from-6000'], epochs['seed-1-centred-from-6000']]).toEqual([24_000, 12_000]);
  });
});

describe('taskList', () => {
  it('says of each task how it is called, and in files what comes before it', () => {
    const folder = writeStudy(temporaryFolder(), { seeds: [1], conditions: ['exact'], results: 'none' });
    const [first, second] = taskList(openStudy(folder), ['node', 'cli.js']);
    expect(first).toMatchObject({ id: 'seed-1', done: false, needs: [], inputs: [], epochs: 100_000 });
    expect(second.inputs).toEqual(first.outputs);
    expect(second.command).toEqual(['node', 'cli.js', 'study', 'task', folder, 'seed-1-exact']);
  });
});
