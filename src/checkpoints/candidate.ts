import type { TaskShape } from '../engine/taskShape';
import type { Embedding, Inputs, Slot, Source } from './slots';

/** One way to read a file as the network. */
export interface Candidate {
  readonly shape: TaskShape;
  readonly inputs: Inputs;
  /** For each parameter and table where its numbers come from. */
  readonly sources: ReadonlyMap<Slot | Embedding, Source>;
  /** The file's layers, inputs first; a layer that was mapped by hand has no name here. */
  readonly order: readonly string[];
}
