import { join } from 'node:path';
import { dataRoot } from '../data/dataRoot';
import { openStudy } from '../study/openStudy';
import type { Study } from '../study/study';

/**
 * The map that comes with the package: exponent of the loss weights x weight decay.
 * @throws InputError as `openStudy`.
 * @example
 * import { mapStudy } from 'activation-supervision';
 * mapStudy().conditions.filter(({ name }) => name.startsWith('zipf-')).length; // => 29
 */
export function mapStudy(): Study {
  return openStudy(join(dataRoot(), 'phase-map'));
}
