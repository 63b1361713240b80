import { type Matrix, matrix, row } from '../../engine/matrix';
import { type FourierMap, planeChange } from '../../metrics/fourier/fourierMap';

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

/** Activations [n x d] of classes 0..p-1, pushed. */
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
