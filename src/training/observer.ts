import type { TaskState } from '../engine/taskState';

/** Something that looks at a run while it is trained: history, snapshots, covariances, replays. */
export interface Observer {
  /** Whether it wants the state after `epoch` epochs. */
  due(epoch: number): boolean;
  /** The state is a copy: it may be kept. */
  observe(epoch: number, state: TaskState): void | Promise<void>;
}

/** True at every multiple of `every`, epoch 0 included. */
export function everyEpochs(every: number): (epoch: number) => boolean {
  return (epoch) => epoch % every === 0;
}
