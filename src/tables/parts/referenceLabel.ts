import type { RunReference } from '../../runs/runReference';

/** The independent stack of `bench/precision.py`. */
export const REFERENCE = 'JAX';

/** What a table calls a reference. */
export const referenceLabel = ({ precision }: Pick<RunReference, 'precision'>): string =>
  `${REFERENCE}, ${precision}`;
