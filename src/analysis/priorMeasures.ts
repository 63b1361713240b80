import { type RowSource, rowsAt } from '../data/arrays/rowSource';
import { type Matrix, matrix, row } from '../engine/matrix';
import { InputError } from '../inputError';
import { agreement } from '../metrics/algebra/agreement';
import { project } from '../metrics/algebra/project';
import { rowNorms } from '../metrics/algebra/rowNorms';
import { glpFrechet } from '../metrics/prior/glpFrechet';
import { glpNoveltyCorrelation } from '../metrics/prior/glpNoveltyCorrelation';
import { glpReconstruction } from '../metrics/prior/glpReconstruction';
import { glpResidualComponent } from '../metrics/prior/glpResidualComponent';
import { glpResiduals, NOISE_SEEDS } from '../metrics/prior/glpResiduals';
import { heaviest } from '../metrics/statistics/heaviest';
import { mean } from '../metrics/statistics/mean';
import type { GlpPrior } from '../models/glp/glpPrior';
import { type GlpSampler, withGlpSampler } from '../models/glp/glpSampler';
import { prngKey } from '../random/jaxKey';
import { randomBits } from '../random/randomBits';
import { type TrainPriorOptions, trainPrior } from '../training/glp/trainPrior';
import { weightGroups } from './byWeight';

export interface PriorOptions extends Omit<TrainPriorOptions, 'of'> {
  /** Called as the trained prior is measured, with the passes over the activations done and to be done. */
  readonly measuring?: (done: number, total: number) => void;
}

/** What a prior trained on activations says of them; lengths in their units. */
export interface PriorMeasures {
  readonly prior: GlpPrior;
  /** Rows that it was trained and measured on. */
  readonly samples: number;
  /** Mean loss over the last tenth of its steps. */
  readonly loss: number;
  /** Unit vector of d: PC1 of the residuals' covariance, mean of 8 noise seeds (DEFINITIONS "Residual direction"). */
  readonly residualPc1: Float64Array;
  readonly residualPc1Share: number;
  /** |cos| with PC1 of the activations, as it stands and of the parts without the all-ones direction. */
  readonly cosPc1: number;
  readonly cosPc1WithoutOnes: number;
  readonly reconstruction: number;
  readonly reconstructionCentred: number;
  readonly frechetGenerated: number;
  readonly frechetHalves: number;
  readonly frechetRatio: number;
  /** Mean residual length. */
  readonly novelty: number;
  readonly noveltyTest?: number;
  /** Spearman's correlation of weight and residual length. */
  readonly noveltySpearman?: number;
  readonly groups?: readonly {
    readonly group: string;
    readonly projection: number;
    readonly novelty: number;
  }[];
}

/** Rows that a prior is trained on at most; of more it takes as many, drawn by its seed. */
const MOST_ROWS = 20_000;
/** Widths of the kernel. */
const MULTIPLE = 8;

export async function priorMeasures(
  rows: RowSource,
  pc1: Float64Array,
  { weights, test }: { readonly weights?: Float64Array; readonly test?: RowSource },
  options: PriorOptions,
): Promise<PriorMeasures> {
  const { seed = 0, threads } = options;
  const chosen = drawn(rows.rows, seed);
  const real = rounded(await rowsAt(rows, chosen));
  const d = real.columns;
  const activations = widened(real);
  const losses: number[] = [];
  const prior = await trainPrior(activations, {
    ...options,
    progress: (done, total, found) => {
      losses.push(...found);
      options.progress?.(done, total, found);
    },
  });
  return withGlpSampler(
    prior,
    async (asTrained) => {
      const seeds = d > 256 ? 2 : NOISE_SEEDS;
      const sampler = counted(asTrained, NOISE_SEEDS + seeds + (test ? 1 : 0), options);
      const residuals = (await glpResiduals(sampler, activations)).map((one) => narrowed(one, d));
      const own = weights && Float64Array.from(chosen, (i) => weights[i]);
      const component = glpResidualComponent(residuals, real, own ?? new Float64Array(real.rows));
      const agrees = agreement(component.direction, pc1);
      const reconstructions = residuals.map((one) => glpReconstruction(real, one));
      const frechet = await glpFrechet(narrowSampler(sampler, d), real, seeds);
      const lengths = residuals.map(rowNorms);
      const ofTest = test && widened(rounded(await rowsAt(test, drawn(test.rows, seed))));
      const [testResiduals] = ofTest ? await glpResiduals(sampler, ofTest, 1) : [];
      return {
        prior,
        samples: real.rows,
        loss: mean(losses.slice(-Math.max(1, Math.floor(losses.length / 10)))),
        residualPc1: component.direction,
        residualPc1Share: component.fraction,
        cosPc1: agrees.whole,
        cosPc1WithoutOnes: agrees.withoutOnes,
        reconstruction: mean(reconstructions.map(({ raw }) => raw)),
        reconstructionCentred: mean(reconstructions.map(({ centred }) => centred)),
        frechetGenerated: mean(frechet.generated),
        frechetHalves: mean(frechet.halves),
        frechetRatio: frechet.ratio,
        novelty: mean(lengths.map(mean)),
        ...(testResiduals && { noveltyTest: mean(rowNorms(testResiduals)) }),
        ...(own && {
          noveltySpearman: mean(residuals.map((one) => glpNoveltyCorrelation(one, own))),
          groups: groupsOf(residuals, component.direction, own),
        }),
      };
    },
    threads,
  );
}

/** A sampler that tells of its passes, and ends with the signal's reason. */
function counted(
  sampler: GlpSampler,
  total: number,
  { measuring, signal }: PriorOptions,
): Pick<GlpSampler, 'residuals' | 'sample'> {
  let done = 0;
  const tell = (values: Float32Array): Float32Array => {
    signal?.throwIfAborted();
    measuring?.(++done, total);
    return values;
  };
  measuring?.(0, total);
  return {
    residuals: (...how) => sampler.residuals(...how).then(tell),
    sample: (...how) => sampler.sample(...how).then(tell),
  };
}

function groupsOf(residuals: readonly Matrix[], direction: Float64Array, weights: Float64Array) {
  const along = residuals.map((one) => project(one, direction));
  const lengths = residuals.map(rowNorms);
  const order = heaviest(weights, weights.length);
  return weightGroups(weights.length).map(([group, k]) => {
    const over = (values: readonly Float64Array[]) =>
      mean(values.map((one) => mean(order.slice(0, k).map((i) => one[i]))));
    return { group, projection: over(along), novelty: over(lengths) };
  });
}

/** Indices of at most 20,000 of n rows, ascending. */
function drawn(n: number, seed: number): number[] {
  const all = Array.from({ length: n }, (_, i) => i);
  if (n <= MOST_ROWS) return all;
  const words = randomBits(prngKey(seed), n);
  const order = all.sort((i, j) => words[i] - words[j] || i - j);
  return order.slice(0, MOST_ROWS).sort((i, j) => i - j);
}

/** As the prior sees them: float32. @throws InputError for what float32 cannot hold. */
function rounded(of: Matrix): Matrix {
  const data = Float64Array.from(of.data, Math.fround);
  const bad = data.findIndex((x) => !Number.isFinite(x));
  if (bad >= 0) throw new InputError(`a prior: expected activations within float32, found ${of.data[bad]}`);
  return matrix(of.rows, of.columns, data);
}

/** With columns of zeros up to a width that the kernel takes: a constant column has no residual. */
function widened(of: Matrix): Matrix {
  const wide = Math.ceil(of.columns / MULTIPLE) * MULTIPLE;
  if (wide === of.columns) return of;
  const out = matrix(of.rows, wide);
  for (let i = 0; i < of.rows; i++) out.data.set(row(of, i), i * wide);
  return out;
}

/** The first d columns. */
function narrowed(of: Matrix, d: number): Matrix {
  if (of.columns === d) return of;
  const out = matrix(of.rows, d);
  for (let i = 0; i < of.rows; i++) row(out, i).set(row(of, i).subarray(0, d));
  return out;
}

function narrowSampler(sampler: Pick<GlpSampler, 'sample'>, d: number): Pick<GlpSampler, 'sample'> {
  return {
    async sample(n, ...how) {
      const wide = await sampler.sample(n, ...how);
      return Float32Array.from(narrowed(matrix(n, wide.length / n, Float64Array.from(wide)), d).data);
    },
  };
}
