import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { VegaLiteSpec } from '../../../figures/charts/vegaLiteSpec';
import { figureIds } from '../../../figures/figureIndex';
import { InputError } from '../../../inputError';
import { type ThemedPicture, themedPicture } from './themedPicture';

const FOLDERS = ['data/results/figures', 'data/phase-map/results/figures'];

/**
 * Draws every committed figure in both themes, by id.
 * @param folder the one that stands for `pictures` of the site.
 * @throws InputError for a committed chart that is no figure of the project.
 */
export async function committedPictures(root: string, folder: string): Promise<Map<string, ThemedPicture>> {
  const found = new Map<string, ThemedPicture>();
  for (const results of FOLDERS)
    for (const file of readdirSync(join(root, results)).filter((name) => name.endsWith('.vl.json'))) {
      const id = basename(file, '.vl.json');
      if (!figureIds.includes(id)) throw new InputError(`${results}/${file}: no such figure`);
      const spec = JSON.parse(readFileSync(join(root, results, file), 'utf8')) as VegaLiteSpec;
      found.set(id, await themedPicture(spec, folder));
    }
  return found;
}
