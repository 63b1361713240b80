import type { TaskState } from '../../../engine/taskState';
import { changedAt, type Experiment, LAST_EPOCH, type Stretch, upTo } from '../experiment/experiment';
import type { Settings } from '../experiment/settings';
import type { LabMeasurer, Measured } from '../training/labMeasurer';
import { PRIOR_FILE, served, stateFile } from './served';
import { type LabWorker, startTrainer } from './startWorker';

/** Epochs between two measurements, and between two states that are kept to go back to. */
export const MEASURED = 50;
export const KEPT = 100;
/** Epochs that the trainer is asked for at once: how soon it stops. */
const STRETCH = 25;

/** One experiment as it is trained: what was measured, and the states to go back to. */
export class Branch {
  /** In the order of epochs. */
  readonly points: Measured[] = [];
  /** Epochs a second of the last stretch, measuring aside. */
  rate = 0;
  private readonly states = new Map<number, TaskState>();
  private readonly worker = startTrainer();
  private wanted = 0;
  private training: Promise<void> | undefined;
  private pending: Promise<void> = Promise.resolve();
  private waiting = 0;
  private at = 0;

  private constructor(
    private path: Experiment,
    /** Of its data and its initialisation. */
    readonly seed: number,
    private readonly measurer: LabWorker<LabMeasurer>,
    private readonly changed: (branch: Branch) => void,
  ) {}

  /**
   * Begins an experiment. @param file what the reader dropped, where it starts with that.
   * @throws Error as a worker has it: a damaged file, one of another network.
   */
  static async open(
    experiment: Experiment,
    measurer: LabWorker<LabMeasurer>,
    changed: (branch: Branch) => void,
    file?: Uint8Array,
  ): Promise<Branch> {
    const { start } = experiment;
    const seed = start.kind === 'seed' ? start.seed : 42;
    const branch = new Branch(experiment, seed, measurer, changed);
    try {
      await branch.begin(file);
    } catch (error) {
      branch.close();
      throw error;
    }
    return branch;
  }

  get experiment(): Experiment {
    return this.path;
  }

  get epoch(): number {
    return this.at;
  }

  get running(): boolean {
    return this.training !== undefined;
  }

  private get trainer() {
    return this.worker.ask;
  }

  private async begin(file?: Uint8Array): Promise<void> {
    const { start } = this.path;
    await this.trainer.keep(PRIOR_FILE, await served(PRIOR_FILE));
    if (start.kind === 'seed') this.at = await this.trainer.openSeed(start.seed);
    else {
      const name = start.kind === 'state' ? stateFile(start.epoch) : start.name;
      await this.trainer.keep(name, file ?? (await served(name)));
      this.at = await this.trainer.openState(name);
    }
    const [first] = this.path.stretches;
    this.path = { ...this.path, stretches: [{ ...first, from: this.at }, ...this.path.stretches.slice(1)] };
    await this.keep();
    await this.apply();
    await this.measure();
  }

  /**
   * A branch of its own from a kept epoch of this one on; its past is shared.
   * @param settings that it goes on with; as before where left out. @throws Error as `open`.
   */
  async branchAt(epoch: number, changed: (branch: Branch) => void, settings?: Settings): Promise<Branch> {
    const path = settings ? changedAt(this.path, epoch, settings) : upTo(this.path, epoch);
    const other = new Branch(path, this.seed, this.measurer, changed);
    await other.trainer.keep(PRIOR_FILE, await served(PRIOR_FILE));
    for (const [at, state] of this.states) if (at <= epoch) other.states.set(at, state);
    other.points.push(...this.points.filter((point) => point.epoch < epoch));
    await other.restore(epoch);
    await other.measure();
    return other;
  }

  /** Trains until an epoch, unless it is stopped before. */
  async run(until: number): Promise<void> {
    this.wanted = Math.min(until, LAST_EPOCH);
    this.training ??= this.train().finally(() => {
      this.training = undefined;
      this.changed(this);
    });
    await this.training;
  }

  async stop(): Promise<void> {
    this.wanted = 0;
    await this.training;
  }

  /** Goes back to a kept epoch, and forgets what came after it. */
  async backTo(epoch: number): Promise<void> {
    await this.stop();
    for (const at of [...this.states.keys()]) if (at > epoch) this.states.delete(at);
    this.points.splice(0, this.points.length, ...this.points.filter((point) => point.epoch <= epoch));
    this.path = upTo(this.path, epoch);
    await this.restore(epoch);
    this.changed(this);
  }

  /** The last kept epoch that is not after this one. */
  keptAt(epoch: number): number {
    return Math.max(...[...this.states.keys()].filter((at) => at <= epoch));
  }

  /** The state as a file, to go on with in the notebooks or on the command line. */
  async file(): Promise<Uint8Array> {
    return await this.trainer.file();
  }

  /** Its parameters as the baseline's file has them: SHA-256. */
  async hash(): Promise<string> {
    return await this.trainer.hash();
  }

  close(): void {
    this.wanted = 0;
    this.worker.end();
  }

  private async restore(epoch: number): Promise<void> {
    this.at = await this.trainer.restore(this.states.get(epoch)!, this.seed);
    await this.apply();
  }

  private async train(): Promise<void> {
    while (this.at < this.wanted) {
      const next = this.path.stretches.find(({ from }) => from > this.at)?.from ?? Number.POSITIVE_INFINITY;
      const grid = STRETCH * (Math.floor(this.at / STRETCH) + 1);
      const began = performance.now();
      const to = Math.min(grid, next, this.wanted);
      const from = this.at;
      this.at = await this.trainer.advance(to - from);
      this.rate = (1000 * (to - from)) / (performance.now() - began);
      if (this.at % KEPT === 0 || this.at === next) await this.keep();
      if (this.at === next) await this.apply();
      if (this.at % MEASURED === 0 || this.states.has(this.at)) await this.measureInTime();
      else this.changed(this);
    }
    await this.pending;
  }

  private async keep(): Promise<void> {
    this.states.set(this.at, await this.trainer.snapshot());
  }

  private stretchAt(epoch: number): Stretch {
    return this.path.stretches.findLast(({ from }) => from <= epoch)!;
  }

  /** Puts the settings in force that the present epoch has. */
  private async apply(): Promise<void> {
    const { from, settings } = this.stretchAt(this.at);
    await this.trainer.set(settings, PRIOR_FILE, this.states.get(from));
  }

  /** Measures beside the training; where that falls behind, only what is kept, which is what a reader goes back to. */
  private async measureInTime(): Promise<void> {
    if (this.waiting > 0 && !this.states.has(this.at)) return;
    await this.pending;
    this.pending = this.measure();
  }

  private async measure(): Promise<void> {
    this.waiting++;
    const epoch = this.at;
    const { settings } = this.stretchAt(epoch);
    try {
      // Both are asked for before the training goes on.
      const state = this.states.get(epoch) ?? this.trainer.snapshot();
      const [taken, { parameters }] = await Promise.all([this.trainer.direction(), state]);
      const point = await this.measurer.ask.measure(epoch, parameters, settings, this.seed, taken);
      if (point.epoch <= this.at && this.points.at(-1)?.epoch !== epoch) this.points.push(point);
      this.changed(this);
    } finally {
      this.waiting--;
    }
  }
}
