import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { packageRoot } from '../packageRoot';
import { dataRoot } from './dataRoot';

/** The data that come with the package, or that the environment names in their place. */
const OWN = 'data';

/**
 * Where a path that a reader gives leads: seen from here, or else from the package's folder; `data` and what begins with it
 * also into the folder that the environment names in its place. From here where there is nothing.
 * @example
 * import { placeOf, readArray } from 'activation-supervision';
 * const h = await readArray(`${placeOf('data/examples/flax-h1.npz')}#h`);
 * [h.rows, h.columns]; // => [768, 64]
 */
export function placeOf(path: string): string {
  const here = resolve(path);
  if (existsSync(here)) return here;
  if (path === OWN) return dataRoot();
  const own = path.startsWith(`${OWN}/`) ? [join(dataRoot(), path.slice(OWN.length + 1))] : [];
  return [...own, resolve(packageRoot, path)].find((place) => existsSync(place)) ?? here;
}
