import { describe, expect, it } from 'vitest';
import type { TaskState } from '../../src/engine/taskState';
import { everyEpochs } from '../../src/training/observer';
import { type TaskTrainer, trainTask } from '../../src/training/trainTask';

/** Counts, and remembers how many steps it was asked for at a time. */
class Counter implements TaskTrainer {
  readonly asked: number[] = [];
  constructor(private step = 0) {}
  state(): TaskState {
    return { step: this.step, parameters: {}, adamM: {}, adamV: {} };
  }
  async run(steps: number): Promise<void> {
    this.asked.push(steps);
    this.step += steps;
  }
}

function watcher(due: (epoch: number) => boolean) {
  const seen: number[] = [];
  return {
    seen,
    due,
    observe(epoch: number, state: TaskState) {
      expect(state.step).toBe(epoch);
      seen.push(epoch);
    },
  };
}

describe('trainTask', () => {
  it('shows each observer its due epochs, the first and the last included, and no other', async () => {
    const [seven, ten] = [watcher(everyEpochs(7)), watcher(everyEpochs(10))];
    const end = await trainTask(new Counter(), { epochs: 30, observers: [seven, ten] });
    expect(end.step).toBe(30);
    expect(seven.seen).toEqual([0, 7, 14, 21, 28]);
    expect(ten.seen).toEqual([0, 10, 20, 30]);
  });

  it('goes on from where the trainer stands', async () => {
    const ten = watcher(everyEpochs(10));
    await trainTask(new Counter(25), { epochs: 41, observers: [ten] });
    expect(ten.seen).toEqual([30, 40]);
  });

  it('does nothing when it is there already', async () => {
    const trainer = new Counter(50);
    expect((await trainTask(trainer, { epochs: 50 })).step).toBe(50);
    expect(trainer.asked).toEqual([]);
  });

  it('waits for an observer before it goes on', async () => {
    const events: string[] = [];
    const trainer = new Counter();
    const run = trainer.run.bind(trainer);
    trainer.run = (steps) => {
      events.push('run');
      return run(steps);
    };
    const observe = async () => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      events.push('seen');
    };
    await trainTask(trainer, { epochs: 2, observers: [{ due: () => true, observe }] });
    expect(events).toEqual(['seen', 'run', 'seen', 'run', 'seen']);
  });

  it('stops soon after the signal, with what it has', async () => {
    const controller = new AbortController();
    const progress = (epoch: number) => epoch >= 60 && controller.abort();
    const trainer = new Counter();
    const end = await trainTask(trainer, { epochs: 100_000, signal: controller.signal, progress });
    expect(end.step).toBeGreaterThanOrEqual(60);
    expect(end.step).toBeLessThan(110);
  });

  it('passes on what an observer throws', async () => {
    const observe = () => {
      throw new Error('full');
    };
    const observers = [{ due: (epoch: number) => epoch === 3, observe }];
    await expect(trainTask(new Counter(), { epochs: 9, observers })).rejects.toThrow('full');
  });
});
