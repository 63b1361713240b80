import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { arrowBytes } from '../../data/arrowTable';
import { atomicWrite } from '../../data/atomicWrite';
import { readColumns } from '../../data/readColumns';
import { expectFile } from '../../runs/expectFile';
import type { Run } from '../../runs/openRun';
import { LAYERS, type Layer, MOMENTS, type Moment } from './scalingGrid';
import type { ScalingMeasures } from './scalingMeasures';

/** One prior of the grid and what it is worth. */
export interface ScalingRow extends ScalingMeasures {
  readonly layer: Layer;
  readonly moment: Moment;
  /** Task epoch of its activations. */
  readonly epoch: number;
  readonly width: number;
  readonly blocks: number;
  readonly seed: number;
  /** Optimiser steps. */
  readonly steps: number;
  readonly parameters: number;
  /** 6 x parameters x rows seen, multiplications and additions. */
  readonly compute: number;
}

const WHOLE = ['epoch', 'width', 'blocks', 'seed', 'steps', 'parameters'] as const;
const MEASURED = [
  'compute',
  'loss_train',
  'loss_held_out',
  'reconstruction_centred',
  'frechet_ratio',
  'residual_cos',
  'residual_cos_without_ones',
  'ncc_recovered',
] as const;

/** Where a run keeps the grid, and as much of it as is done. */
export function scalingFiles({ paths }: Pick<Run, 'paths'>) {
  return {
    whole: join(paths.folder, 'glp', 'prior-scaling.arrow'),
    part: join(paths.folder, 'checkpoint', 'prior-scaling.arrow'),
  };
}

export function writeScaling(file: string, rows: readonly ScalingRow[]): void {
  atomicWrite(
    file,
    arrowBytes({
      layer: Int32Array.from(rows, ({ layer }) => LAYERS.indexOf(layer)),
      moment: Int32Array.from(rows, ({ moment }) => MOMENTS.indexOf(moment)),
      ...Object.fromEntries(WHOLE.map((name) => [name, Int32Array.from(rows, (row) => row[name])])),
      ...Object.fromEntries(MEASURED.map((name) => [name, Float64Array.from(rows, (row) => row[name])])),
    }),
  );
}

/**
 * The grid of a run.
 * @throws NotMadeError where it is not made yet.
 * @example
 * import { openRun, priorScalingFigure, readPriorScaling, show } from 'activation-supervision';
 * show(() => priorScalingFigure(readPriorScaling(openRun('baseline'))));
 */
export function readPriorScaling(run: Run): ScalingRow[] {
  return readScaling(expectFile(scalingFiles(run).whole, 'prior-scaling', run));
}

/** @returns none where there is no such file. @throws InputError naming a damaged one. */
export function readScaling(file: string): ScalingRow[] {
  if (!existsSync(file)) return [];
  const columns = readColumns(file, ['layer', 'moment', ...WHOLE, ...MEASURED]);
  return Array.from(columns.layer, (_, i) => ({
    layer: LAYERS[columns.layer[i]],
    moment: MOMENTS[columns.moment[i]],
    ...(Object.fromEntries([...WHOLE, ...MEASURED].map((name) => [name, columns[name][i]])) as Omit<
      ScalingRow,
      'layer' | 'moment'
    >),
  }));
}
