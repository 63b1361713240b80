import { type Matrix, row } from '../engine/matrix';
import type { TaskState } from '../engine/taskState';
import type { DirectionSource } from './directionSource';
import type { Observer } from './observer';

/** What a resumed run needs to go on with the same directions. */
export interface SuppressorState {
  /** When the present directions were chosen. */
  readonly epoch: number;
  readonly current: Matrix;
  readonly previous?: Matrix;
}

/** Chooses the directions when they are due and hands them to the trainer: ahead of the observers that measure them. */
export class Suppressor implements Observer {
  private chosen: SuppressorState | undefined;

  constructor(
    private readonly source: DirectionSource,
    private readonly project: (directions: readonly Float32Array[]) => void,
  ) {}

  due(epoch: number): boolean {
    if (this.chosen === undefined) return true;
    return this.refreshed && epoch % (this.source.every ?? 1) === 0;
  }

  observe(epoch: number, { parameters }: TaskState): void {
    if (this.chosen && this.chosen.epoch >= epoch) return;
    this.choose({
      epoch,
      current: this.source.directionsAt(epoch, parameters),
      previous: this.chosen?.current,
    });
  }

  /** Whether the directions change as the run goes on, so that a checkpoint has to keep them. */
  get refreshed(): boolean {
    return this.source.every !== undefined;
  }

  /** @throws Error before the first epoch was observed. */
  get state(): SuppressorState {
    if (!this.chosen) throw new Error('no directions were chosen yet');
    return this.chosen;
  }

  restore(state: SuppressorState): void {
    this.choose(state);
  }

  private choose(state: SuppressorState): void {
    const { current } = state;
    this.project(Array.from({ length: current.rows }, (_, k) => Float32Array.from(row(current, k))));
    this.chosen = state;
  }
}
