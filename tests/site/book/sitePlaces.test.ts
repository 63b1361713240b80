import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../../src/packageRoot';
import { sitePlaces } from '../../../src/site/book/links/sitePlaces';

describe('places of the site by files of the repository', () => {
  const places = sitePlaces(['conditions', 'conditions-slide']);

  it('a figure leads to where it stands, a slide to the list of what can be projected', () => {
    expect(places.get('data/results/figures/conditions.png')).toBe('figures.html#figure-conditions');
    expect(places.get('data/results/figures/conditions-slide.png')).toBe('figures.html#to-project');
  });

  it('the lab page leads to itself as the site has it', () => {
    expect(places.get('site/lab/index.html')).toBe('lab/index.html');
    expect(existsSync(join(packageRoot, 'site/lab/index.html'))).toBe(true);
  });
});
