import type { TaskState } from '../../../engine/taskState';
import type { Measured } from '../training/labMeasurer';

/** States older than these epochs are thinned out to one in so many: each has 0.6 MB. */
const RECENT = 3000;
const SPARSE = 1000;

/** What was measured of a branch, and the states that can be gone back to. */
export class BranchHistory {
  /** In the order of epochs. */
  readonly points: Measured[] = [];
  private readonly states = new Map<number, TaskState>();
  /** Epochs whose states stay, since a stretch begins there. */
  private readonly begins = new Set<number>();

  /** Takes a measurement in; a second one of the last epoch is dropped. */
  add(point: Measured): void {
    if (this.points.at(-1)?.epoch !== point.epoch) this.points.push(point);
  }

  /** Takes a state in. @param begins whether a stretch begins there. */
  keep(epoch: number, state: TaskState, begins: boolean): void {
    this.states.set(epoch, state);
    if (begins) this.begins.add(epoch);
    for (const at of this.states.keys())
      if (at < epoch - RECENT && at % SPARSE !== 0 && !this.begins.has(at)) this.states.delete(at);
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

  /** A copy of the states up to a kept epoch, at which a stretch begins, and of what was measured before it. */
  before(epoch: number): BranchHistory {
    const copy = new BranchHistory();
    for (const [at, state] of this.states) if (at <= epoch) copy.states.set(at, state);
    for (const at of [...this.begins, epoch]) copy.begins.add(at);
    copy.points.push(...this.points.filter((point) => point.epoch < epoch));
    return copy;
  }
}
