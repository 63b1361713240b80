import { type Matrix, matrix, row } from '../../engine/matrix';
import { classMeans } from '../../metrics/activations/classMeans';
import type { Labelled } from '../../metrics/activations/nearestCentroid';
import { classSpectrum } from '../../metrics/fourier/classSpectrum';
import { type FourierMap, fourierMap, planeChange } from '../../metrics/fourier/fourierMap';
import { keyFrequencies } from '../../metrics/fourier/keyFrequencies';

/** How h1 is pushed (DEFINITIONS, "steering"). */
export interface Edit {
  /** Along the difference of two class means, or the part of one frequency in it. */
  readonly kind: 'class' | 'plane';
  /** How many classes further. */
  readonly shift: number;
  /** Times the whole difference. */
  readonly strength: number;
  /** 0 for a class difference. */
  readonly frequency: number;
}

export const SHIFTS = [1, 5, 24] as const;
export const STRENGTHS = [0.5, 1, 2, 4, 8] as const;

/** All edits: of class means, then of each frequency. */
export function editsOf(frequencies: readonly number[]): Edit[] {
  return [0, ...frequencies].flatMap((frequency) =>
    SHIFTS.flatMap((shift) =>
      STRENGTHS.map((strength) => ({
        kind: frequency === 0 ? ('class' as const) : ('plane' as const),
        shift,
        strength,
        frequency,
      })),
    ),
  );
}

/** What edits are made of: means of the classes [p x d], and the map from waves to activations. */
export interface EditBasis {
  readonly means: Matrix;
  readonly map: FourierMap;
}

/**
 * The basis of a network's edits, of activations of training pairs [n x d] with their sums.
 * @example
 * import { activationsAt, editBasis, openRun } from 'activation-supervision';
 * const { train, classes } = activationsAt(openRun('baseline'), 20_000, 'h1');
 * editBasis(train, classes).map.frequencies; // => [32, 44, 35, 39, 11, 1]
 */
export function editBasis({ rows, labels }: Labelled, p: number): EditBasis {
  const frequencies = keyFrequencies(classSpectrum(rows, labels, p));
  return { means: classMeans(rows, labels, p).means, map: fourierMap(rows, labels, p, frequencies) };
}

/**
 * Activations [n x d] of classes 0..p-1, pushed.
 * @example
 * import { activationsAt, edited, editBasis, openRun } from 'activation-supervision';
 * const { train, heldOut, classes } = activationsAt(openRun('baseline'), 20_000, 'h1');
 * const push = { kind: 'class', shift: 5, strength: 2, frequency: 0 } as const;
 * edited(heldOut.rows, heldOut.labels, push, editBasis(train, classes)).rows; // => 6587
 */
export function edited(
  rows: Matrix,
  labels: ArrayLike<number>,
  edit: Edit,
  { means, map }: EditBasis,
): Matrix {
  const out = matrix(rows.rows, rows.columns, rows.data.slice());
  for (let i = 0; i < rows.rows; i++) {
    const [from, to] = [labels[i], (labels[i] + edit.shift) % map.p];
    const change =
      edit.kind === 'class'
        ? row(means, to).map((x, j) => x - row(means, from)[j])
        : planeChange(map, edit.frequency, from, to);
    const x = row(out, i);
    for (let j = 0; j < x.length; j++) x[j] += edit.strength * change[j];
  }
  return out;
}
