import { expect, test } from 'vitest';
import { publishedPrior } from '../../src/data/publishedPrior';

test('has as many Fréchet distances as amounts of training, which rise, and names where they are from', () => {
  const { frechet_by_training: frechet, source } = publishedPrior();
  const amounts = frechet.billions_of_activations;
  expect(frechet.frechet_distance).toHaveLength(amounts.length);
  expect(amounts).toEqual([...amounts].sort((a, b) => a - b));
  for (const text of [frechet.source, source])
    expect(text).toMatch(/generative_latent_prior|arXiv 2602.06964/);
});
