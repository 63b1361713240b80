import { GlpEngine } from '../../engine/glp/glpEngine';
import { glpNormals } from '../../engine/glp/glpNormals';
import { InputError } from '../../inputError';
import { uniform } from '../../random/uniform';
import { checkActivations } from './checkActivations';
import { glpKey } from './glpKeys';
import { denormalise, type GlpNormaliser, normalise } from './glpNormaliser';
import { checkProjection, type GlpProjection } from './glpOptions';
import type { GlpPrior } from './glpPrior';
import { type Integrator, integrate } from './integrate';

export interface ProjectOptions {
  /** How far towards noise the activations are taken, 0 < t0 <= 1. Default: the prior's own, 0.3 where it has none. */
  readonly t0?: number;
  /** Integration steps back. Default: likewise, 5. */
  readonly steps?: number;
  readonly noiseSeed?: number;
  readonly method?: Integrator;
}

/** What can be done with a trained prior: velocities, projections on its manifold, samples. Activations float32. */
export class GlpSampler {
  /**
   * @param engine holds the prior's parameters; the caller closes it.
   * @param projection how it projects where it is not told.
   */
  constructor(
    private readonly engine: Pick<GlpEngine, 'velocity'>,
    private readonly normaliser: GlpNormaliser,
    private readonly projection: GlpProjection = { t0: 0.3, steps: 5 },
  ) {}

  /** The same prior, which projects another way where it is not told. */
  projecting(projection: GlpProjection): GlpSampler {
    return new GlpSampler(this.engine, this.normaliser, projection);
  }

  /**
   * Where each activation comes to lie when it is noised to t0 and integrated back: `[n, width]`, activation units.
   * The noise depends on seed, row and column alone.
   * @throws InputError for another width, activations that are not finite, or options out of range.
   */
  async project(activations: Float32Array, options: ProjectOptions = {}): Promise<Float32Array> {
    const { t0 = this.projection.t0, steps = this.projection.steps, noiseSeed = 0, method } = options;
    checkActivations(activations, this.width);
    checkProjection({ t0, steps });
    const noise = glpNormals(glpKey(noiseSeed, 'projection'), activations.length);
    const mixed = normalise(this.normaliser, activations).map((z, i) => (1 - t0) * z + t0 * noise[i]);
    return denormalise(this.normaliser, await integrate(this.velocity, mixed, t0, steps, method));
  }

  /** activations - project(activations), `[n, width]`: what the prior does not account for. */
  async residuals(activations: Float32Array, options?: ProjectOptions): Promise<Float32Array> {
    const projected = await this.project(activations, options);
    return activations.map((h, i) => h - projected[i]);
  }

  /**
   * The flow-matching loss of each activation: mean over columns, in normalised units, and over `draws` times, one from each equal
   * part of [0, 1), and noises. They depend on seed, draw, row and column alone, so that priors can be compared.
   * @returns n numbers. @throws InputError for another width or activations that are not finite.
   */
  async losses(activations: Float32Array, { draws = 8, seed = 0 } = {}): Promise<Float64Array> {
    const n = checkActivations(activations, this.width);
    const data = normalise(this.normaliser, activations);
    const out = new Float64Array(n);
    for (let draw = 0; draw < draws; draw++) {
      const [within] = uniform(glpKey(seed, 'lossTimes', draw), 1);
      const t = Math.fround((draw + within) / draws);
      const noise = glpNormals(glpKey(seed, 'lossNoise', draw), data.length);
      const v = await this.velocity(
        data.map((z, i) => (1 - t) * z + t * noise[i]),
        t,
      );
      for (let i = 0; i < data.length; i++) {
        const gap = v[i] - (noise[i] - data[i]);
        out[Math.floor(i / this.width)] += (gap * gap) / (this.width * draws);
      }
    }
    return out;
  }

  /** n generated activations `[n, width]`. @throws InputError for a count, step number or seed out of range. */
  async sample(n: number, steps: number, seed: number, method?: Integrator): Promise<Float32Array> {
    if (!Number.isSafeInteger(n) || n < 1) throw new InputError(`samples: expected at least 1, got ${n}`);
    checkProjection({ t0: 1, steps });
    const noise = glpNormals(glpKey(seed, 'sample'), n * this.width);
    return denormalise(this.normaliser, await integrate(this.velocity, noise, 1, steps, method));
  }

  private get width(): number {
    return this.normaliser.mean.length;
  }

  private readonly velocity = (x: Float32Array, t: number) => this.engine.velocity(x, t);
}

/**
 * Opens a prior, hands its sampler to `use` and closes it whatever happens.
 * @returns what `use` gives.
 * @example
 * import { openRun, smallPrior, withGlpSampler } from 'activation-supervision';
 * const { prior } = await smallPrior(openRun('baseline'), 25_700, { steps: 20 });
 * const invented = await withGlpSampler(prior, (sampler) => sampler.sample(10, 5, 0));
 * invented.length; // => 1280
 */
export async function withGlpSampler<T>(
  prior: GlpPrior,
  use: (sampler: GlpSampler) => Promise<T>,
  threads?: number,
): Promise<T> {
  const engine = await GlpEngine.create({ ...prior.options, samples: 0, threads });
  try {
    engine.loadParameters(prior.parameters);
    return await use(new GlpSampler(engine, prior.normaliser, prior.options.projection));
  } finally {
    await engine.close();
  }
}
