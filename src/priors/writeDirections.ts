import { join } from 'node:path';
import { atomicWrite } from '../data/atomicWrite';
import { directionBytes } from '../data/directionFile';
import { matrix } from '../engine/matrix';
import { norm } from '../metrics/algebra/norm';
import type { Run } from '../runs/openRun';

/**
 * Writes orthogonal directions, each brought to unit length, as a file of a run's `directions/`, with where they come
 * from.
 */
export function writeDirections(
  run: Pick<Run, 'hash' | 'paths'>,
  name: string,
  directions: readonly ArrayLike<number>[],
  { epoch, method }: { readonly epoch: number; readonly method: string },
): void {
  const units = directions.map((direction) => {
    const found = Float64Array.from(direction);
    const length = norm(found);
    return found.map((value) => value / length);
  });
  const [{ length }] = units;
  const rows = matrix(units.length, length, Float64Array.from(units.flatMap((unit) => [...unit])));
  const metadata = { run: run.hash, epoch: `${epoch}`, method };
  atomicWrite(join(run.paths.directions, name), directionBytes({ directions: rows, metadata }));
}
