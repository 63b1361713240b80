import { describe, expect, it } from 'vitest';
import { figure } from '../../../src/figures/figureIndex';
import { phaseMapFigure } from '../../../src/figures/mechanism/phaseMapFigure';
import { openRun } from '../../../src/runs/openRun';
import { refusal } from '../../data/refusal';
import { foretold, madeUpMap, neverLearning } from '../../maps/mapCache';
import { complaints, type Part, panelsOf, rowsOf } from '../specParts';

const mixed = () =>
  madeUpMap((point) => {
    if (point.zipf === 2 && point.exact) return undefined;
    return point.zipf === 0 ? neverLearning : foretold(point);
  });
const panels = () => panelsOf(phaseMapFigure(mixed()));
const at = (panel: Part, s: string, decay: string) =>
  rowsOf(panel, 'text').find((one) => one.s === s && one.decay === decay) ?? expect.unreachable();

describe('phaseMapFigure', () => {
  it('compiles and draws without a warning, a panel for each arithmetic, a cell for each point', async () => {
    expect(await complaints(phaseMapFigure(mixed()))).toEqual([]);
    for (const panel of panels()) expect(rowsOf(panel, 'text')).toHaveLength(15);
    expect(await complaints(phaseMapFigure(madeUpMap(() => undefined)))).toEqual([]);
  });

  it('says in each cell the collapses, the cycles and the accuracy at the end', () => {
    const [trained, exact] = panels();
    expect(at(trained, '1.5', '0.3')).toMatchObject({
      state: 'learned',
      collapses: 2,
      words: '2 collapses\n0 cycles\nends at 99 %',
    });
    expect(at(exact, '1.5', '0.3')).toMatchObject({
      collapses: 0,
      words: '0 collapses\n0 cycles\nends at 99 %',
    });
  });

  it('gives no colour of a count to what has not learned, nor to what is not trained yet', () => {
    const [trained, exact] = panels();
    expect(at(trained, '0', '3')).toMatchObject({ state: 'not learned' });
    expect(at(trained, '0', '3').collapses).toBeUndefined();
    expect(at(exact, '2', '1')).toMatchObject({ state: 'missing', words: 'not trained yet' });
    expect(rowsOf(exact, 'rect')).toHaveLength(12);
  });

  it('has the largest decay on top, and one scale of colours for both panels', () => {
    const [trained, exact] = panels();
    const [layer] = trained.layer;
    expect(layer.encoding.y.scale.domain).toEqual(['3', '1', '0.3']);
    expect(layer.encoding.fill.scale).toEqual(exact.layer[0].encoding.fill.scale);
  });

  it('is a figure of maps alone', () => {
    expect(figure('phase-map').ofMap).toBe(true);
    expect(refusal(() => figure('phase-map').make(openRun('baseline')))).toContain('is no map');
  });
});
