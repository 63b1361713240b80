import { describe, expect, it } from 'vitest';
import { glpNormals } from '../../../src/engine/glp/glpNormals';
import { type Matrix, matrix, row } from '../../../src/engine/matrix';
import { InputError } from '../../../src/inputError';
import { rowNorms } from '../../../src/metrics/algebra/rowNorms';
import { glpMetrics } from '../../../src/metrics/prior/glpMetrics';
import { glpNovelty } from '../../../src/metrics/prior/glpNovelty';
import { glpNoveltyCorrelation } from '../../../src/metrics/prior/glpNoveltyCorrelation';
import { glpPcaOverlay } from '../../../src/metrics/prior/glpPcaOverlay';
import { glpProjectionByRank } from '../../../src/metrics/prior/glpProjectionByRank';
import { glpReconstruction } from '../../../src/metrics/prior/glpReconstruction';
import { glpResidualComponent } from '../../../src/metrics/prior/glpResidualComponent';
import { glpResidualCovariance } from '../../../src/metrics/prior/glpResidualCovariance';
import { glpResiduals } from '../../../src/metrics/prior/glpResiduals';
import { glpTopAlignment } from '../../../src/metrics/prior/glpTopAlignment';
import { glpTopCosine } from '../../../src/metrics/prior/glpTopCosine';
import { spread } from '../../../src/metrics/statistics/spread';

const N = 60;
const D = 8;
const weights = Float64Array.from({ length: N }, (_, i) => 1 / (i + 1));
const axis = Float64Array.from({ length: D }, (_, j) => (j === 2 ? 1 : 0));

function noise(seed: number, rows = N): Matrix {
  return matrix(rows, D, Float64Array.from(glpNormals([0, seed], rows * D)));
}

/** Small noise, and along axis 2 a term that falls with the rank: positive for the heaviest. */
function residualsOf(seed: number): Matrix {
  const out = noise(seed);
  for (let i = 0; i < out.data.length; i++) out.data[i] *= 0.1;
  for (let i = 0; i < N; i++) row(out, i)[2] += 5 / (i + 1);
  return out;
}

const residuals = [residualsOf(1), residualsOf(2), residualsOf(3)];
/** Activations on whose axis 2 the heaviest lie high. */
const activations = residualsOf(9);

describe('the residual component', () => {
  it('is the direction that the heavy samples leave the manifold in, signed by their activations', () => {
    const { direction, fraction } = glpResidualComponent(residuals, activations, weights);
    expect(direction[2]).toBeGreaterThan(0.99);
    expect(fraction).toBeGreaterThan(0.7);
    const negated = matrix(
      N,
      D,
      activations.data.map((x) => -x),
    );
    expect(glpResidualComponent(residuals, negated, weights).direction[2]).toBeLessThan(-0.99);
  });

  it('comes from the mean of the seeds covariances', () => {
    const each = residuals.map((one) => glpResidualCovariance([one]));
    glpResidualCovariance(residuals).data.forEach((c, i) => {
      expect(c).toBeCloseTo((each[0].data[i] + each[1].data[i] + each[2].data[i]) / 3, 12);
    });
  });
});

describe('alignment and projections', () => {
  it('are 1 and the lengths when the two heaviest lie along the direction', () => {
    const exact = matrix(N, D);
    for (let i = 0; i < N; i++) row(exact, i)[2] = 12 / (i + 1);
    expect(glpTopCosine(exact, weights)).toBeCloseTo(1, 14);
    expect(glpTopAlignment(exact, axis, weights)).toBeCloseTo(1, 14);
    const { top2, top5, all } = glpProjectionByRank(exact, axis, weights);
    expect(top2).toBeCloseTo(9, 12);
    expect(top5).toBeCloseTo((12 + 6 + 4 + 3 + 2.4) / 5, 12);
    expect(all).toBeGreaterThan(0.5);
  });

  it('follow the weights, not the order of the rows', () => {
    const reversed = matrix(N, D);
    for (let i = 0; i < N; i++) row(reversed, i).set(row(residuals[0], N - 1 - i));
    const backwards = weights.slice().reverse();
    expect(glpTopCosine(reversed, backwards)).toBe(glpTopCosine(residuals[0], weights));
    expect(glpTopAlignment(reversed, axis, backwards)).toBe(glpTopAlignment(residuals[0], axis, weights));
    expect(glpProjectionByRank(reversed, axis, backwards).top10).toBe(
      glpProjectionByRank(residuals[0], axis, weights).top10,
    );
  });

  it('have no cosine where a residual is zero', () => {
    expect(glpTopCosine(matrix(N, D), weights)).toBeNaN();
  });
});

describe('novelty', () => {
  it('is the mean length of residuals, and its gap test minus train', () => {
    const [ones, twos] = [matrix(2, 2, Float64Array.of(1, 0, 0, 1)), matrix(1, 2, Float64Array.of(0, 2))];
    expect(glpNovelty(ones, twos)).toEqual({ train: 1, test: 2, gap: 1 });
  });

  it('correlates with a number of each sample by rank', () => {
    const lengths = rowNorms(residuals[0]);
    expect(
      glpNoveltyCorrelation(
        residuals[0],
        lengths.map((x) => x ** 3),
      ),
    ).toBeCloseTo(1, 14);
    expect(
      glpNoveltyCorrelation(
        residuals[0],
        lengths.map((x) => -x),
      ),
    ).toBeCloseTo(-1, 14);
    expect(() => glpNoveltyCorrelation(residuals[0], [1, 2])).toThrow(InputError);
  });
});

describe('reconstruction', () => {
  it('is 1 without residual', () => {
    const { raw, centred } = glpReconstruction(activations, matrix(N, D));
    expect(raw).toBeCloseTo(1, 14);
    expect(centred).toBeCloseTo(1, 14);
  });

  it('tells a projection on the mean from a good one only when centred', () => {
    const far = noise(4);
    for (let i = 0; i < far.data.length; i++) far.data[i] += 30;
    const { raw, centred } = glpReconstruction(far, noise(5));
    expect(raw).toBeGreaterThan(0.99);
    expect(centred).toBeLessThan(0.9);
  });
});

describe('glpMetrics', () => {
  it('are the metrics of each seed, as mean and deviation', () => {
    const found = glpMetrics(residuals, activations, weights);
    const { direction } = found.component;
    expect(found.topCosine).toEqual(spread(residuals.map((r) => glpTopCosine(r, weights))));
    expect(found.topAlignment).toEqual(spread(residuals.map((r) => glpTopAlignment(r, direction, weights))));
    expect(found.projections.top28).toEqual(
      spread(residuals.map((r) => glpProjectionByRank(r, direction, weights).top28)),
    );
    expect(found.reconstruction.centred).toEqual(
      spread(residuals.map((r) => glpReconstruction(activations, r).centred)),
    );
  });
});

describe('glpResiduals', () => {
  it('asks for noise seeds 0 to 7', async () => {
    const asked: unknown[] = [];
    const sampler = {
      residuals: async (x: Float32Array, options?: object) => {
        asked.push(options);
        return x.map((h) => h / 2);
      },
    };
    const all = await glpResiduals(sampler, activations, undefined, { t0: 0.2 });
    expect(asked).toEqual(Array.from({ length: 8 }, (_, noiseSeed) => ({ t0: 0.2, noiseSeed })));
    expect(all[7].data[5]).toBeCloseTo(activations.data[5] / 2, 6);
  });
});

describe('glpPcaOverlay', () => {
  it('puts both sets on the axes of the real one', () => {
    const stretched = noise(6, 500);
    for (let i = 0; i < 500; i++) {
      row(stretched, i)[3] *= 9;
      row(stretched, i)[1] *= 4;
    }
    const { real, generated } = glpPcaOverlay(stretched, stretched);
    expect(generated).toEqual(real);
    for (let i = 0; i < 5; i++) {
      expect(Math.abs(Math.abs(real.x[i]) - Math.abs(row(stretched, i)[3]))).toBeLessThan(1.5);
      expect(Math.abs(Math.abs(real.y[i]) - Math.abs(row(stretched, i)[1]))).toBeLessThan(1.5);
    }
  });
});

describe('spread', () => {
  it('is mean and sample deviation', () => {
    expect(spread([1, 2, 3])).toEqual({ mean: 2, deviation: 1 });
    expect(spread([4]).deviation).toBeNaN();
  });
});
