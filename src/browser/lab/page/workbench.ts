import type { Experiment, Start } from '../experiment/experiment';
import { asTrained, type Settings } from '../experiment/settings';
import type { LabMeasurer } from '../training/labMeasurer';
import { Branch } from './branch';
import { Lane } from './lane';
import { laneSection } from './laneSection';
import type { Picking } from './plane/directionPicker';
import type { LabWorker } from './startWorker';

export type Side = 'A' | 'B';

/** The two lanes of the page and what is trained in them. */
export class Workbench {
  readonly lanes: Readonly<Record<Side, Lane>>;
  private readonly branches: { A?: Branch; B?: Branch } = {};

  constructor(
    private readonly measurer: LabWorker<LabMeasurer>,
    picking: Omit<Picking, 'settled'> & { settled(side: Side): void },
  ) {
    const lane = (side: Side, title: string) =>
      new Lane(laneSection(side, title), { ...picking, settled: () => picking.settled(side) });
    this.lanes = { A: lane('A', 'Left'), B: lane('B', 'Right') };
  }

  branch(side: Side): Branch | undefined {
    return this.branches[side];
  }

  /** Begins an experiment on the left, alone. What was there stays where that fails. */
  async begin(experiment: Experiment, file?: Uint8Array): Promise<Branch> {
    const branch = await Branch.open(experiment, this.measurer, () => this.lanes.A.changed(), file);
    this.remove('B');
    await this.place('A', branch);
    return branch;
  }

  /** A branch from an epoch of one side, which then stands on the left, and the branch on the right. */
  async branchFrom(side: Side, epoch: number, settings: Settings): Promise<Branch> {
    const trunk = this.branches[side]!;
    const branch = await trunk.branchAt(epoch, () => this.lanes.B.changed(), settings);
    if (side === 'B') {
      const other = await trunk.branchAt(epoch, () => this.lanes.A.changed());
      await this.place('A', other);
    }
    await this.place('B', branch);
    return branch;
  }

  /** The network as trained from a start on the left, as it is there already or anew. */
  async trunk(start: Start, from: number): Promise<Branch> {
    const plain = { start, stretches: [{ from, settings: asTrained }] };
    const { A } = this.branches;
    const same = A && JSON.stringify(A.experiment) === JSON.stringify(plain);
    return same ? A : this.begin(plain);
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
