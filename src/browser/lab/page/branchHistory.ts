import type { TaskState } from '../../../engine/taskState';
import type { Measured } from '../training/labMeasurer';

/** What was measured of a branch, and the states that can be gone back to. */
export class BranchHistory {
  /** In the order of epochs. */
  readonly points: Measured[] = [];
  private readonly states = new Map<number, TaskState>();

  /** Takes a measurement in; a second one of the last epoch is dropped. */
  add(point: Measured): void {
    if (this.points.at(-1)?.epoch !== point.epoch) this.points.push(point);
  }

  keep(epoch: number, state: TaskState): void {
    this.states.set(epoch, state);
  }

  /** The state of an epoch, where it is kept. */
  state(epoch: number): TaskState | undefined {
    return this.states.get(epoch);
  }

  /** The last kept epoch that is not after this one. */
  keptAt(epoch: number): number {
    return Math.max(...[...this.states.keys()].filter((at) => at <= epoch));
  }

  /** Without what is after an epoch. */
  forgetAfter(epoch: number): void {
    for (const at of [...this.states.keys()]) if (at > epoch) this.states.delete(at);
    this.points.splice(0, this.points.length, ...this.points.filter((point) => point.epoch <= epoch));
  }

  /** A copy of the states up to an epoch, and of what was measured before it. */
  before(epoch: number): BranchHistory {
    const copy = new BranchHistory();
    for (const [at, state] of this.states) if (at <= epoch) copy.states.set(at, state);
    copy.points.push(...this.points.filter((point) => point.epoch < epoch));
    return copy;
  }
}
