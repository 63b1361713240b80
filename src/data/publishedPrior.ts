import { join } from 'node:path';
import { z } from 'zod';
import { packageRoot } from '../packageRoot';
import { parseJsonFile } from './json/parseJsonFile';

const schema = z.object({
  source: z.string(),
  power_law: z.object({ exponent: z.number(), floor: z.number() }),
  frechet_by_training: z.object({
    source: z.string(),
    billions_of_activations: z.array(z.number()),
    frechet_distance: z.array(z.number()),
  }),
  claims: z.record(z.string(), z.string()),
});

export type PublishedPrior = z.infer<typeof schema>;

/**
 * What Luo et al. (arXiv 2602.06964) report of generative priors of language models' activations: to compare directions with,
 * not sizes.
 * @throws InputError when the committed file was damaged.
 */
export function publishedPrior(): PublishedPrior {
  const file = join(packageRoot, 'data/published/generative-latent-prior.json');
  return parseJsonFile(file, schema);
}
