import { InputError } from '../../../inputError';
import { type Experiment, LAST_EPOCH, type Start, startEpoch } from '../experiment/experiment';
import { asTrained, type Settings } from '../experiment/settings';
import type { LabMeasurer } from '../training/labMeasurer';
import { Branch } from './branch';
import { Lane } from './lane';
import { laneSection } from './laneSection';
import type { Picking } from './plane/directionPicker';
import type { LabWorker } from './startWorker';

export type Side = 'A' | 'B';

/** What an experiment begins with besides. */
export interface Beginning {
  /** What the reader dropped, where it starts with that. */
  readonly file?: Uint8Array;
  /** The epoch that it is trained to first; the last there is where left out. */
  readonly until?: number;
}

/** The two lanes of the page and what is trained in them. */
export class Workbench {
  readonly lanes: Readonly<Record<Side, Lane>>;
  private readonly branches: { A?: Branch; B?: Branch } = {};
  private until = LAST_EPOCH;

  constructor(
    private readonly measurer: LabWorker<LabMeasurer>,
    picking: Omit<Picking, 'settled'> & { settled(side: Side): void },
  ) {
    const lane = (side: Side, title: string) =>
      new Lane(laneSection(side, title), { ...picking, settled: () => picking.settled(side) });
    this.lanes = { A: lane('A', 'Left'), B: lane('B', 'Right') };
  }

  /** What is trained on a side. @throws InputError before there is anything. */
  branch(side: Side): Branch {
    const branch = this.branches[side];
    if (!branch) throw new InputError('expected a network, which is not loaded yet');
    return branch;
  }

  /** Begins an experiment on the left, alone. What was there stays where that fails. */
  async begin(experiment: Experiment, { file, until = LAST_EPOCH }: Beginning = {}): Promise<Branch> {
    const branch = await Branch.open(experiment, this.measurer, () => this.lanes.A.changed(), file);
    this.until = until;
    this.remove('B');
    await this.place('A', branch);
    return branch;
  }

  /** A branch from an epoch of one side, which then stands on the left, and the branch on the right. */
  async branchFrom(side: Side, epoch: number, settings: Settings): Promise<Branch> {
    const trunk = this.branch(side);
    // Both are copied before the trunk trains on.
    const [branch, other] = await Promise.all([
      trunk.branchAt(epoch, () => this.lanes.B.changed(), settings),
      side === 'B' ? trunk.branchAt(epoch, () => this.lanes.A.changed()) : undefined,
    ]);
    if (other) await this.place('A', other);
    await this.place('B', branch);
    return branch;
  }

  /** The network as trained from a start on the left, as it is there already or anew. */
  async trunk(start: Exclude<Start, { kind: 'file' }>): Promise<Branch> {
    const plain = { start, stretches: [{ from: startEpoch(start), settings: asTrained }] };
    const { A } = this.branches;
    const same = A && JSON.stringify(A.experiment) === JSON.stringify(plain);
    return same ? A : this.begin(plain);
  }

  /** Trains a side before the reader's eyes, to an epoch, or as far as the experiment goes. */
  async train(side: Side, until?: number): Promise<void> {
    const branch = this.branch(side);
    this.lanes[side].follow();
    await branch.run(until ?? (this.until > branch.epoch ? this.until : LAST_EPOCH));
  }

  async stop(): Promise<void> {
    await Promise.all([this.branches.A?.stop(), this.branches.B?.stop()]);
  }

  private async place(side: Side, branch: Branch): Promise<void> {
    this.branches[side]?.close();
    this.branches[side] = branch;
    const [{ settings }] = branch.experiment.stretches;
    this.lanes[side].show(branch, await this.measurer.ask.labels(settings, branch.seed));
  }

  private remove(side: Side): void {
    this.branches[side]?.close();
    this.branches[side] = undefined;
    this.lanes[side].hide();
  }
}
