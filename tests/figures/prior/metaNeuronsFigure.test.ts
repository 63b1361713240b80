import { describe, expect, it } from 'vitest';
import { metaNeuronsFigure } from '../../../src/figures/prior/metaNeuronsFigure';
import { isWhole, neuronFamilies } from '../../../src/priors/neurons/neuronFamilies';
import { PRIOR_SIZES } from '../../../src/priors/scaling/scalingGrid';
import { CONCEPTS, neuronRows } from '../../tables/prior/neuronRows';
import { complaints, panelsOf, rowsOf } from '../specParts';

const families = neuronFamilies(PRIOR_SIZES);

describe('metaNeuronsFigure', () => {
  const spec = metaNeuronsFigure(neuronRows());
  const panels = panelsOf(spec);

  it('compiles and draws without a warning', async () => {
    expect(await complaints(spec)).toEqual([]);
  });

  it('has a panel a moment, a point a concept, a mean a family', () => {
    expect(panels.map(({ title }) => title)).toEqual(['healthy', 'before the collapse']);
    for (const panel of panels) {
      expect(rowsOf(panel, 'point')).toHaveLength(families.length * CONCEPTS.length);
      expect(rowsOf(panel, 'point').every(({ group }) => typeof group === 'string')).toBe(true);
      expect(rowsOf(panel, 'tick')).toHaveLength(families.length);
    }
    const best = rowsOf(panels[0], 'tick').find(({ reading }) => reading === 'meta-neurons, 256 x 3');
    expect(best?.auc).toBeCloseTo(0.86, 3);
  });

  it('draws chance for single units alone', () => {
    const band = rowsOf(panels[0], 'bar');
    expect(band).toHaveLength(families.filter(({ kind }) => !isWhole(kind)).length);
    expect(band[0]).toMatchObject({ from: 0.5, to: 0.53 });
  });

  it('takes a run that has one moment alone, and refuses one without rows', () => {
    const healthy = neuronRows().filter(({ moment }) => moment === 'healthy');
    expect(panelsOf(metaNeuronsFigure(healthy))).toHaveLength(1);
    expect(() => metaNeuronsFigure([])).toThrow('found none');
  });
});
