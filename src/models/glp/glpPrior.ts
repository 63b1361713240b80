import type { NamedArrays } from '../../engine/taskShape';
import type { GlpNormaliser } from './glpNormaliser';
import type { GlpOptions } from './glpOptions';

/** A prior as it stood after the snapshot of one epoch. */
export interface GlpPrior {
  readonly options: GlpOptions;
  readonly parameters: NamedArrays;
  /** Fitted to the activations of that epoch, or of the first snapshot where the options say so. */
  readonly normaliser: GlpNormaliser;
  /** Seed of its initialisation, batches, times and noise. */
  readonly seed: number;
  /** Task epoch of the last snapshot it was trained on. */
  readonly epoch: number;
  /** Config hash of the run whose activations these are. */
  readonly run: string;
}
