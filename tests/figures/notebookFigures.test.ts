import { describe, expect, it } from 'vitest';
import { MOST_POINTS, planeScatter } from '../../src/figures/activations/planeScatter';
import { spectrumFigure } from '../../src/figures/activations/spectrumFigure';
import { sampleForcesFigure } from '../../src/figures/gradients/sampleForcesFigure';
import { compareHistories } from '../../src/figures/runs/compareHistories';
import { lossCurve } from '../../src/figures/runs/lossCurve';
import type { SampleForce } from '../../src/gradients/sampleForces';
import { fixtureHistory } from './fixtureRun';
import { complaints, encodings, type Part, panelsOf, rowsOf } from './specParts';

const points = (n: number) => ({
  x: Float64Array.from({ length: n }, (_, i) => Math.cos(i)),
  y: Float64Array.from({ length: n }, (_, i) => Math.sin(i)),
});
const panel = { title: 'a', xTitle: 'PC1', yTitle: 'PC2' };
const colour = (part: Part) => encodings(part).find(({ color }) => color)?.color;

describe('planeScatter', () => {
  const byGroup = planeScatter([{ ...panel, groups: { real: points(5), generated: points(3) } }], {
    text: 't',
  });
  const hues = Float64Array.from({ length: 2_000 }, (_, i) => i / 2_000);
  const byHue = planeScatter([{ ...panel, groups: { h1: points(2_000) }, hues }], {
    text: 't',
    subtitle: 's',
  });

  it('compiles and draws without a warning, by group and by hue', async () => {
    expect(await complaints(byGroup)).toEqual([]);
    expect(await complaints(byHue)).toEqual([]);
  });

  it('draws every point of small groups, named; of large ones the first, each with its hue', () => {
    expect(rowsOf(panelsOf(byGroup)[0], 'circle').map(({ group }) => group)).toEqual([
      ...Array(5).fill('real'),
      ...Array(3).fill('generated'),
    ]);
    const drawn = rowsOf(panelsOf(byHue)[0], 'circle');
    expect(drawn).toHaveLength(MOST_POINTS);
    expect(drawn[7]).toEqual({ x: 0.7539, y: 0.65699, hue: 0.0035 });
  });

  it('closes the circle of colours, and names axes', () => {
    expect(colour(panelsOf(byHue)[0]).scale).toEqual({ scheme: 'sinebow', domain: [0, 1] });
    expect(encodings(panelsOf(byHue)[0])[0].x.title).toBe('PC1');
  });

  it('refuses no panels, and more groups than colours', () => {
    expect(() => planeScatter([], { text: 't' })).toThrow('expected panels to draw, found none');
    const groups = Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`g${i}`, points(1)]));
    expect(() => planeScatter([{ ...panel, groups }], { text: 't' })).toThrow('at most 7 groups, found 9');
  });
});

describe('spectrumFigure', () => {
  const flat = [100, 1, 1, 9, 1, 1];
  const spec = spectrumFigure({ raw: flat, cleaned: [0, 1, 1, 5, 1, 1] }, 'Spectra');

  it('compiles and draws without a warning', async () => {
    expect(await complaints(spec)).toEqual([]);
  });

  it('leaves the constant out, marks key frequencies, and has one scale in all panels', () => {
    const [raw, cleaned] = panelsOf(spec);
    expect(rowsOf(raw, 'bar').map(({ frequency }) => frequency)).toEqual([1, 2, 3, 4, 5]);
    expect(rowsOf(raw, 'bar').filter(({ kind }) => kind === 'key frequency')).toEqual([
      { frequency: 3, energy: 9, kind: 'key frequency' },
    ]);
    for (const one of [raw, cleaned]) expect(encodings(one)[0].y.scale.domain).toEqual([0, 9]);
  });

  it('refuses no spectra', () => {
    expect(() => spectrumFigure({}, 'none')).toThrow('expected spectra to draw, found none');
  });
});

describe('sampleForcesFigure', () => {
  const forces: SampleForce[] = [
    { rank: 1, pair: '3 + 4', weight: 0.5, float32: 2e-9, exact: 1e-10 },
    { rank: 2, pair: '5 + 6', weight: 0.2, float32: -1e-9, exact: 0 },
    { rank: null, pair: '10 others', weight: 0.3, float32: 5e-10, exact: 5e-10 },
  ];
  const spec = sampleForcesFigure(forces, 25_000);

  it('compiles and draws without a warning', async () => {
    expect(await complaints(spec)).toEqual([]);
  });

  it('has a panel an arithmetic, pairs in order, the others last, and one scale that holds zero', () => {
    const [float32, exact] = panelsOf(spec);
    expect(rowsOf(float32, 'bar').map(({ pair }) => pair)).toEqual(['1:  3 + 4', '2:  5 + 6', '10 others']);
    expect(rowsOf(exact, 'bar').map(({ force }) => force)).toEqual([1e-10, 0, 5e-10]);
    for (const one of [float32, exact]) expect(encodings(one)[0].x.scale.domain).toEqual([-1e-9, 2e-9]);
  });

  it('refuses no forces', () => {
    expect(() => sampleForcesFigure([], 0)).toThrow('expected forces of samples, found none');
  });
});

describe('lossCurve', () => {
  const spec = lossCurve(
    Array.from({ length: 50 }, (_, i) => 50 - i),
    'Loss',
  );

  it('compiles and draws without a warning', async () => {
    expect(await complaints(spec)).toEqual([]);
  });

  it('has every step, counted from 1, and the mean of the last 20', () => {
    const { values } = (spec as Part).data;
    expect(values[0]).toEqual({ step: 1, loss: 50, smooth: 50 });
    expect(values[29]).toEqual({ step: 30, loss: 21, smooth: 30.5 });
  });

  it('refuses no losses', () => {
    expect(() => lossCurve([], 'none')).toThrow('expected losses to draw, found none');
  });
});

describe('compareHistories', () => {
  const history = fixtureHistory();
  const spec = compareHistories(
    { one: history, two: history },
    { text: 't', subtitle: 's' },
    { from: 20_000 },
  );

  it('compiles and draws without a warning', async () => {
    expect(await complaints(spec)).toEqual([]);
  });

  it('draws accuracy and PC1 of every run, from the epoch asked for to the last', () => {
    for (const one of panelsOf(spec)) {
      const epochs = rowsOf(one, 'line').map(({ epoch }) => epoch);
      expect([Math.min(...epochs), Math.max(...epochs)]).toEqual([20_000, history.epoch.at(-1)]);
      expect(new Set(rowsOf(one, 'line').map(({ run }) => run))).toEqual(new Set(['one', 'two']));
      expect(colour(one).scale.domain).toEqual(['one', 'two']);
    }
  });

  it('needs no key for one run, and refuses none', () => {
    expect(colour(panelsOf(compareHistories({ one: history }, { text: 't' }))[0]).legend).toBeNull();
    expect(() => compareHistories({}, { text: 't' })).toThrow('expected 1 to 7 histories, found 0');
  });

  it('draws the mean logit where it is asked for, and names the run that has none', async () => {
    const { mean_logit: _, ...without } = history;
    const falling = { ...without, mean_logit: Float64Array.from(history.epoch, (epoch) => -epoch / 200) };
    const columns = ['h1_pc1_variance_fraction', 'mean_logit'] as const;
    const drawn = compareHistories({ falling }, { text: 't' }, { from: 20_000, columns });
    expect(await complaints(drawn)).toEqual([]);
    const values = rowsOf(panelsOf(drawn)[1], 'line').map(({ value }) => value);
    expect([values[0], values.at(-1)]).toEqual([-100, -500]);
    expect(() => compareHistories({ falling, old: without }, { text: 't' }, { columns })).toThrow(
      "'old': its history has no column mean_logit",
    );
  });
});
