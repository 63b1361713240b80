import type { NamedArrays } from './taskShape';

/** Everything a run needs to go on: parameters, both Adam moments and the number of steps taken. */
export interface TaskState {
  readonly step: number;
  readonly parameters: NamedArrays;
  readonly adamM: NamedArrays;
  readonly adamV: NamedArrays;
}
