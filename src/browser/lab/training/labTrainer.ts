import { readDirections } from '../../../data/directionFile';
import { readState, stateBytes } from '../../../data/stateFile';
import { matrix, row } from '../../../engine/matrix';
import { TaskEngine } from '../../../engine/taskEngine';
import type { TaskState } from '../../../engine/taskState';
import { InputError } from '../../../inputError';
import { signDirection } from '../../../metrics/activations/signDirection';
import { covariance } from '../../../metrics/algebra/covariance';
import { pca } from '../../../metrics/components/pca';
import { hidden } from '../../../models/mlp';
import { directionSource } from '../../../training/directionSource';
import { initialState } from '../../../training/initialState';
import { essayConfig, type RunConfig, type RunData, runData } from '../../../training/runConfig';
import { Suppressor } from '../../../training/suppressor';
import { keepFile } from '../../platform/readBytes';
import type { Projected, Settings } from '../experiment/settings';
import { snapshotHash } from './snapshotHash';

/** How often the gradient's own direction is chosen anew, as the study's runs do. */
const EVERY = 100;
const SHAPE = { p: 97, hidden: [128, 128] } as const;

/** Trains one branch, in a worker of its own: short stretches as it is asked, so that it can always be stopped. */
export class LabTrainer {
  private engine: TaskEngine | undefined;
  private state: TaskState | undefined;
  private suppressor: Suppressor | undefined;
  private seed = 42;

  /** @param threads as many as it may take, where the page is isolated. */
  constructor(private readonly threads: number) {}

  /** Makes a fetched or dropped file known. */
  keep(path: string, bytes: Uint8Array): void {
    keepFile(path, bytes);
  }

  /** @returns the epoch. @throws InputError when the file is damaged, or not a state of this network. */
  openState(path: string): number {
    this.seed = 42;
    this.state = readState(path, SHAPE);
    return this.state.step;
  }

  openSeed(seed: number): number {
    this.seed = seed;
    this.state = initialState(essayConfig(seed));
    return 0;
  }

  /** Goes back to a state that `snapshot` gave. */
  restore(state: TaskState, seed: number): number {
    this.seed = seed;
    this.state = state;
    return state.step;
  }

  /**
   * From the present state on with these settings.
   * @param prior the file with the prior's direction.
   * @param base the state at which the stretch began, whose plane an angle is of.
   */
  async set(settings: Settings, prior: string, base = this.snapshot()): Promise<void> {
    const state = this.snapshot();
    await this.engine?.close();
    const config = configOf(settings, this.seed);
    const data = runData(config);
    const { labelGradient } = settings;
    this.engine = await TaskEngine.create(data.problem, {
      labelGradient,
      adamw: config.adamw,
      threads: this.threads,
    });
    this.engine.load(state);
    this.suppressor = this.suppressorOf(settings.projected, config, data, { prior, base });
  }

  /** Trains on. @returns the epoch. @throws NonFiniteError when a parameter becomes infinite or NaN. */
  async advance(epochs: number): Promise<number> {
    const { engine } = this;
    if (!engine) throw new InputError('expected a start and settings first');
    let { step } = this.snapshot();
    for (const end = step + epochs; step < end; ) {
      if (this.suppressor?.due(step)) this.suppressor.observe(step, engine.state());
      const next = this.suppressor?.refreshed ? Math.min(end, EVERY * (Math.floor(step / EVERY) + 1)) : end;
      await engine.run(next - step);
      step = next;
    }
    this.state = engine.state();
    return step;
  }

  /** A copy of the state. @throws InputError before there is one. */
  snapshot(): TaskState {
    if (!this.state) throw new InputError('expected a start first');
    return this.state;
  }

  /** What is projected out from the present epoch on, `[128]`, of length 1; undefined where nothing is. */
  direction(): Float64Array | undefined {
    const { suppressor } = this;
    const state = this.snapshot();
    if (suppressor?.due(state.step)) suppressor.observe(state.step, state);
    return suppressor && Float64Array.from(row(suppressor.state.current, 0));
  }

  /** SHA-256 of the baseline's file of this epoch, if these are its parameters. */
  hash(): string {
    const { parameters, step } = this.snapshot();
    return snapshotHash(parameters, step);
  }

  /** The state as a file, e.g. to go on with in the notebooks. */
  file(): Uint8Array {
    return stateBytes(this.snapshot());
  }

  private suppressorOf(
    projected: Projected,
    config: RunConfig,
    data: RunData,
    { prior, base }: { readonly prior: string; readonly base: TaskState },
  ): Suppressor | undefined {
    const project = (directions: readonly Float32Array[]) => this.engine!.setDirections(directions);
    if (typeof projected === 'number') {
      const directions = matrix(1, 128, inPlane(projected, data, base));
      return new Suppressor({ directionsAt: () => directions }, project);
    }
    if (projected === 'none') return undefined;
    const suppression = {
      gradient: { source: 'gradient', every: EVERY },
      prior: { source: 'frozen', sha256: '' },
      random: { source: 'random', seed: 1 },
    } as const;
    const frozen = projected === 'prior' ? readDirections(prior).directions : undefined;
    const source = directionSource({ ...config, suppression: suppression[projected] }, data, frozen);
    return source && new Suppressor(source, project);
  }
}

/** The direction at an angle from PC1 towards PC2 of h1 over the training pairs. */
function inPlane(degrees: number, { problem, weights }: RunData, { parameters }: TaskState): Float64Array {
  const { h1 } = hidden(parameters, SHAPE, problem.pairs);
  const { components } = pca(covariance(h1));
  const first = signDirection(row(components, 0), h1, weights);
  const second = row(components, 1);
  const angle = (degrees * Math.PI) / 180;
  return first.map((x, j) => Math.cos(angle) * x + Math.sin(angle) * second[j]);
}

/** The run's configuration that settings stand for. */
export function configOf({ labelGradient, zipfExponent, weightDecay }: Settings, seed: number): RunConfig {
  const config = essayConfig(seed);
  return {
    ...config,
    task: { ...config.task, zipf_exponent: zipfExponent },
    adamw: { ...config.adamw, weightDecay },
    label_gradient: labelGradient,
  };
}
