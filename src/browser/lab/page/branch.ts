import {
  changedAt,
  changesAt,
  type Experiment,
  LAST_EPOCH,
  nextStop,
  stretchAt,
  upTo,
} from '../experiment/experiment';
import type { Settings } from '../experiment/settings';
import type { LabMeasurer, Measured } from '../training/labMeasurer';
import { BranchHistory } from './branchHistory';
import { BranchTrainer } from './branchTrainer';
import { Measuring } from './measuring';
import type { LabWorker } from './startWorker';

/** Epochs between two measurements, and between two states that are kept to go back to. */
export const MEASURED = 50;
export const KEPT = 100;
/** Epochs that the trainer is asked for at once: how soon it stops. */
const AT_ONCE = 25;

/** One experiment as it is trained: what was measured, and the states to go back to. */
export class Branch {
  private readonly trainer: BranchTrainer;
  private readonly measuring = new Measuring(() => this.measure());
  private wanted = 0;
  private training: Promise<void> | undefined;

  private constructor(
    private path: Experiment,
    /** Of its data and its initialisation. */
    readonly seed: number,
    private readonly measurer: LabWorker<LabMeasurer>,
    private readonly changed: (branch: Branch) => void,
    private readonly history = new BranchHistory(),
  ) {
    this.trainer = new BranchTrainer(seed);
  }

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
    return new Branch(experiment, seed, measurer, changed).ready(async (branch) => {
      await branch.trainer.open(start, file);
      const [first, ...more] = experiment.stretches;
      branch.path = { start, stretches: [{ ...first, from: branch.epoch }, ...more] };
      await branch.keep(true);
    });
  }

  /**
   * A branch of its own from a kept epoch of this one on; its past is shared.
   * @param settings that it goes on with; as before where left out. @throws Error as `open`.
   */
  async branchAt(epoch: number, changed: (branch: Branch) => void, settings?: Settings): Promise<Branch> {
    const path = settings ? changedAt(this.path, epoch, settings) : upTo(this.path, epoch);
    const other = new Branch(path, this.seed, this.measurer, changed, this.history.before(epoch));
    return other.ready(() => other.trainer.restore(other.history.state(epoch)!));
  }

  get experiment(): Experiment {
    return this.path;
  }

  /** What was measured, in the order of epochs. */
  get points(): readonly Measured[] {
    return this.history.points;
  }

  get epoch(): number {
    return this.trainer.epoch;
  }

  /** Epochs a second. */
  get rate(): number {
    return this.trainer.rate;
  }

  get running(): boolean {
    return this.training !== undefined;
  }

  /** Trains until an epoch, unless it is stopped before. */
  async run(until: number): Promise<void> {
    this.wanted = Math.min(until, LAST_EPOCH);
    this.training ??= this.train().finally(() => {
      this.training = undefined;
      this.changed(this);
    });
    this.changed(this);
    await this.training;
  }

  async stop(): Promise<void> {
    this.wanted = 0;
    await this.training;
  }

  /** Goes back to the last kept epoch that is not after this one, and forgets what came after it. @returns it. */
  async backTo(epoch: number): Promise<number> {
    await this.stop();
    const kept = this.keptAt(epoch);
    this.history.forgetAfter(kept);
    this.path = upTo(this.path, kept);
    await this.trainer.restore(this.history.state(kept)!);
    await this.apply();
    this.changed(this);
    return kept;
  }

  /** The last kept epoch that is not after this one. */
  keptAt(epoch: number): number {
    return this.history.keptAt(epoch);
  }

  /** The state as a file, to go on with in the notebooks or on the command line. */
  async file(): Promise<Uint8Array> {
    return await this.trainer.ask.file();
  }

  /** Its parameters as the baseline's file has them: SHA-256. */
  async hash(): Promise<string> {
    return await this.trainer.ask.hash();
  }

  close(): void {
    this.wanted = 0;
    this.trainer.end();
  }

  /** Itself, ready to train, once it stands where it begins; its worker is ended where that fails. */
  private async ready(begin: (branch: Branch) => Promise<void>): Promise<Branch> {
    try {
      await begin(this);
      await this.apply();
      await this.measuring.now();
      return this;
    } catch (error) {
      this.close();
      throw error;
    }
  }

  private async train(): Promise<void> {
    while (this.epoch < this.wanted) {
      const to = nextStop(this.path, this.epoch, AT_ONCE, this.wanted);
      await this.trainer.advance(to);
      const changes = changesAt(this.path, to);
      const kept = changes || to % KEPT === 0;
      if (kept) await this.keep(changes);
      if (changes) await this.apply();
      // What is kept is measured in any case: a reader goes back to it.
      if (kept || to % MEASURED === 0) await this.measuring.beside(kept);
      else this.changed(this);
    }
    await this.measuring.done();
  }

  private async keep(begins: boolean): Promise<void> {
    this.history.keep(this.epoch, await this.trainer.ask.snapshot(), begins);
  }

  /** Puts the settings in force that the present epoch has. */
  private async apply(): Promise<void> {
    const { from, settings } = stretchAt(this.path, this.epoch);
    await this.trainer.set(settings, this.history.state(from));
  }

  private async measure(): Promise<void> {
    const { epoch } = this;
    const { settings } = stretchAt(this.path, epoch);
    const state = this.history.state(epoch) ?? this.trainer.ask.snapshot();
    // Both are asked for before the training goes on.
    const [taken, { parameters }] = await Promise.all([this.trainer.ask.direction(), state]);
    const point = await this.measurer.ask.measure(epoch, parameters, settings, this.seed, taken);
    if (epoch <= this.epoch) this.history.add(point);
    this.changed(this);
  }
}
