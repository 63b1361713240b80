import type { TaskState } from '../../../engine/taskState';
import type { Start } from '../experiment/experiment';
import type { Settings } from '../experiment/settings';
import { PRIOR_FILE, served, stateFile } from './served';
import { startTrainer } from './startWorker';

/** The worker of one branch: where it stands, and how fast it trains. */
export class BranchTrainer {
  epoch = 0;
  /** Epochs a second of the last stretch, measuring aside. */
  rate = 0;
  private readonly worker = startTrainer();

  /** @param seed of the branch's data and initialisation. */
  constructor(private readonly seed: number) {}

  get ask() {
    return this.worker.ask;
  }

  /**
   * Stands where an experiment begins. @param file what the reader dropped, where it begins with that.
   * @throws Error as the worker has it: a damaged file, one of another network.
   */
  async open(start: Start, file?: Uint8Array): Promise<void> {
    if (start.kind === 'seed') this.epoch = await this.ask.openSeed(start.seed);
    else {
      const name = start.kind === 'state' ? stateFile(start.epoch) : start.name;
      await this.ask.keep(name, file ?? (await served(name)));
      this.epoch = await this.ask.openState(name);
    }
  }

  /** Goes to a state that was kept. */
  async restore(state: TaskState): Promise<void> {
    this.epoch = await this.ask.restore(state, this.seed);
  }

  /** From here on with other settings. @param base the state whose plane an angle is of. */
  async set(settings: Settings, base?: TaskState): Promise<void> {
    if (settings.projected === 'prior') await this.ask.keep(PRIOR_FILE, await served(PRIOR_FILE));
    await this.ask.set(settings, PRIOR_FILE, base);
  }

  async advance(to: number): Promise<void> {
    const [from, began] = [this.epoch, performance.now()];
    this.epoch = await this.ask.advance(to - from);
    this.rate = (1000 * (to - from)) / (performance.now() - began);
  }

  end(): void {
    this.worker.end();
  }
}
