import { z } from 'zod';
import { InputError } from '../inputError';
import { parseJsonFile } from './parseJsonFile';

/** The columns that say what became of a run, one row every 100 epochs. */
export interface OutcomeHistory {
  readonly epoch: Int32Array;
  readonly test_accuracy: Float64Array;
  readonly h1_pc1_variance_fraction: Float64Array;
  readonly h1_participation_ratio: Float64Array;
}

/** What `bench/precision.py` writes: a run continued from one of its states on an independent stack, JAX and optax. */
export interface PrecisionReference {
  /** Of every number in training; the label gradient is p_y - 1 in both. */
  readonly precision: 'float32' | 'float64';
  readonly from: { readonly epoch: number; readonly sha256: string };
  readonly history: OutcomeHistory;
}

const column = z.array(z.number());
const schema = z.strictObject({
  precision: z.enum(['float32', 'float64']),
  from: z.strictObject({ epoch: z.int().min(0), sha256: z.string() }),
  versions: z.record(z.string(), z.string()),
  history: z.strictObject({
    epoch: z.array(z.int()).min(1),
    test_accuracy: column,
    h1_pc1_variance_fraction: column,
    h1_participation_ratio: column,
  }),
});

/** @throws InputError naming the file and the first thing wrong with it. */
export function readPrecisionReference(path: string): PrecisionReference {
  const { precision, from, history } = parseJsonFile(path, schema);
  const rows = history.epoch.length;
  for (const [name, { length }] of Object.entries(history)) {
    if (length !== rows)
      throw new InputError(`${path}: history.${name}: expected ${rows} numbers, found ${length}`);
  }
  return {
    precision,
    from,
    history: {
      epoch: Int32Array.from(history.epoch),
      test_accuracy: Float64Array.from(history.test_accuracy),
      h1_pc1_variance_fraction: Float64Array.from(history.h1_pc1_variance_fraction),
      h1_participation_ratio: Float64Array.from(history.h1_participation_ratio),
    },
  };
}
