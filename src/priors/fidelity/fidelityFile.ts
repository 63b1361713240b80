import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { arrowBytes } from '../../data/arrowTable';
import { atomicWrite } from '../../data/atomicWrite';
import { readColumns } from '../../data/readColumns';
import { PHASES } from '../../runs/landmarks';
import type { Run } from '../../runs/openRun';
import { CHOICES, type FidelityChoice } from './fidelityChoices';

/** What the residuals of one choice's prior say at one phase; cosines and fractions, projections in units of h1. */
export interface FidelityMeasures {
  readonly top2_cosine: number;
  readonly top2_cosine_sd: number;
  readonly cos_top2_pc1: number;
  readonly cos_top2_pc1_sd: number;
  readonly residual_pc1_variance: number;
  readonly reconstruction_centred: number;
  readonly projection_top2: number;
  readonly projection_top5: number;
  readonly projection_top10: number;
  readonly projection_top28: number;
  readonly projection_all: number;
}

export interface FidelityRow extends FidelityMeasures {
  readonly choice: FidelityChoice;
  readonly phase: (typeof PHASES)[number];
  readonly epoch: number;
}

const MEASURED = [
  'top2_cosine',
  'top2_cosine_sd',
  'cos_top2_pc1',
  'cos_top2_pc1_sd',
  'residual_pc1_variance',
  'reconstruction_centred',
  'projection_top2',
  'projection_top5',
  'projection_top10',
  'projection_top28',
  'projection_all',
] as const satisfies readonly (keyof FidelityMeasures)[];

/** Where a run keeps all choices, as much of them as is done, and how far a training has come. */
export function fidelityFiles({ paths }: Pick<Run, 'paths'>) {
  return {
    whole: join(paths.folder, 'glp', 'prior-fidelity.arrow'),
    part: join(paths.folder, 'checkpoint', 'prior-fidelity.arrow'),
    checkpoint: (training: string) =>
      join(paths.folder, 'checkpoint', `prior-fidelity-${training}.safetensors`),
  };
}

/** In the order of choices and phases, whatever order they come in. */
export function writeFidelity(file: string, unordered: readonly FidelityRow[]): void {
  const place = ({ choice, phase }: FidelityRow) =>
    CHOICES.indexOf(choice) * PHASES.length + PHASES.indexOf(phase);
  const rows = [...unordered].sort((a, b) => place(a) - place(b));
  atomicWrite(
    file,
    arrowBytes({
      choice: Int32Array.from(rows, ({ choice }) => CHOICES.indexOf(choice)),
      phase: Int32Array.from(rows, ({ phase }) => PHASES.indexOf(phase)),
      epoch: Int32Array.from(rows, ({ epoch }) => epoch),
      ...Object.fromEntries(MEASURED.map((name) => [name, Float64Array.from(rows, (row) => row[name])])),
    }),
  );
}

/** @returns none where there is no such file. @throws InputError naming a damaged one. */
export function readFidelity(file: string): FidelityRow[] {
  if (!existsSync(file)) return [];
  const columns = readColumns(file, ['choice', 'phase', 'epoch', ...MEASURED]);
  return Array.from(columns.choice, (_, i) => ({
    choice: CHOICES[columns.choice[i]],
    phase: PHASES[columns.phase[i]],
    epoch: columns.epoch[i],
    ...(Object.fromEntries(MEASURED.map((name) => [name, columns[name][i]])) as Record<
      (typeof MEASURED)[number],
      number
    >),
  }));
}
