import { describe, expect, it } from 'vitest';
import { h1GradientsAsTrained } from '../../src/engine/h1GradientsAsTrained';
import { matrix } from '../../src/engine/matrix';
import { columnSums } from '../../src/metrics/algebra/columnSums';
import { cosine } from '../../src/metrics/algebra/cosine';
import { covariance } from '../../src/metrics/algebra/covariance';
import { norm } from '../../src/metrics/algebra/norm';
import { leadingComponent } from '../../src/metrics/components/leadingComponent';
import { headMeanColumn } from '../../src/metrics/gradients/headMeanColumn';
import { hidden } from '../../src/models/mlp';
import { directionSource } from '../../src/training/directionSource';
import { initialState } from '../../src/training/initialState';
import { runData } from '../../src/training/runConfig';
import type { Suppression } from '../../src/training/suppression';
import { smallConfig } from './runFixtures';

const data = runData(smallConfig);
const { parameters } = initialState(smallConfig);
const source = (suppression?: Suppression, frozen = matrix(1, 12)) =>
  directionSource({ ...smallConfig, suppression }, data, frozen);

describe('directionSource', () => {
  it('is nothing where nothing is projected out', () => {
    expect(source()).toBeUndefined();
  });

  it('of the gradient is the sum of the forces as trained, at length 1', () => {
    const found = source({ source: 'gradient', every: 100 });
    const m = found?.directionsAt(0, parameters) ?? expect.unreachable();
    const force = columnSums(h1GradientsAsTrained(data.problem, parameters));
    expect(found?.every).toBe(100);
    expect([m.rows, m.columns]).toEqual([1, 12]);
    expect(norm(m.data)).toBeCloseTo(1, 14);
    expect(cosine(m.data, force)).toBeCloseTo(1, 14);
  });

  it('without the weights is that of equal weights, whatever the exponent', () => {
    const unweighted = { source: 'unweighted', every: 5 } as const;
    const flat = { ...smallConfig, task: { ...smallConfig.task, zipf_exponent: 0 } };
    const weighted = directionSource(
      { ...flat, suppression: { source: 'gradient', every: 5 } },
      runData(flat),
    );
    const m = source(unweighted)?.directionsAt(0, parameters).data ?? expect.unreachable();
    const same = weighted?.directionsAt(0, parameters).data ?? expect.unreachable();
    expect(cosine(m, same)).toBeCloseTo(1, 6);
  });

  it('at random is fixed by its seed, a unit vector that no parameter changes', () => {
    const at = (seed: number) => source({ source: 'random', seed })?.directionsAt(0, parameters).data;
    expect(at(1)).toEqual(at(1));
    expect(at(1)).not.toEqual(at(2));
    expect(norm(at(1) ?? expect.unreachable())).toBeCloseTo(1, 14);
    expect(source({ source: 'random', seed: 1 })?.every).toBeUndefined();
  });

  it('of the head is its mean column, of h1 its first principal component, both at length 1 and chosen anew', () => {
    const from = (name: 'head-mean' | 'h1-pc1') => source({ source: name, every: 7 }) ?? expect.unreachable();
    const along = (name: 'head-mean' | 'h1-pc1') => from(name).directionsAt(0, parameters).data;
    expect([from('head-mean').every, from('h1-pc1').every]).toEqual([7, 7]);
    expect(cosine(along('head-mean'), headMeanColumn(parameters['head.kernel'], 12))).toBeCloseTo(1, 14);
    const { h1 } = hidden(parameters, data.problem, data.problem.pairs);
    expect(Math.abs(cosine(along('h1-pc1'), leadingComponent(covariance(h1)).direction))).toBeCloseTo(1, 14);
    for (const name of ['head-mean', 'h1-pc1'] as const) expect(norm(along(name))).toBeCloseTo(1, 14);
  });

  it('of all ones needs no parameters, and is never chosen anew', () => {
    const found = source({ source: 'all-ones' }) ?? expect.unreachable();
    const { data: u } = found.directionsAt(0, {});
    expect([found.every, norm(u).toFixed(14), new Set(u).size]).toEqual([undefined, (1).toFixed(14), 1]);
  });

  it.each([
    ['head-mean', "the head's mean column"],
    ['h1-pc1', 'h1 PC1'],
  ] as const)('says at which epoch %s names no direction', (name, what) => {
    const zero = Object.fromEntries(
      Object.entries(parameters).map(([tensor, values]) => [tensor, values.map(() => 0)]),
    );
    expect(() => source({ source: name, every: 100 })?.directionsAt(200, zero)).toThrow(
      `epoch 200: ${what} has length 0`,
    );
  });

  it('refuses frozen directions of another width, naming both', () => {
    expect(() => source({ source: 'frozen', sha256: '' }, matrix(1, 8))).toThrow(
      'expected directions of 12 numbers, found 8',
    );
  });

  it('names the epoch at which there is no gradient to take a direction from', () => {
    const headless = { ...parameters, 'head.kernel': new Float32Array(12 * 11) };
    const gradient = source({ source: 'gradient', every: 100 });
    expect(() => gradient?.directionsAt(300, headless)).toThrow(
      'epoch 300: the effective gradient has length 0',
    );
  });
});
