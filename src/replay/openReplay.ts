import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { snapshotBytes } from '../data/parameterFile';
import { epochFile } from '../data/runFolder';
import { provenance } from '../data/safetensors/provenance';
import { sha256 } from '../data/sha256';
import type { NamedArrays } from '../engine/taskShape';
import type { TaskState } from '../engine/taskState';
import { forward } from '../models/mlp';
import type { Run } from '../runs/openRun';
import { studyFolder } from '../runs/studyFolder';
import type { Observer } from '../training/observer';
import { openTrainer, type Trainer } from '../training/openTrainer';
import { trainTask } from '../training/trainTask';
import { openSuppression } from './openSuppression';
import { startingState } from './startingState';

/** A cached run trained again from its beginning, forwards only. */
export interface Replay {
  /** h1 of the training samples after `epoch` epochs, float32 `[n, n1]`. */
  activationsAt(epoch: number): Promise<Float32Array>;
  /** The parameters of the epoch last asked for. */
  parameters(): NamedArrays;
  close(): Promise<void>;
}

/** Replays a run, and holds it at every committed snapshot to that snapshot's bytes. */
export async function openReplay(run: Run, threads = 2, root = studyFolder(run)): Promise<Replay> {
  const start = await startingState(run, root, { threads });
  if (!start) throw new Error(`the beginning of '${run.name}' was not reached`);
  const trainer = await openTrainer(run.config, run.data, threads);
  const observers = await loaded(run, trainer, start, root);
  let at = start.step;
  const check = (epoch: number) => {
    if (!run.snapshots.includes(epoch)) return;
    const found = sha256(snapshotBytes(trainer.state().parameters, run.shape, provenance(run.config, epoch)));
    const file = join(run.paths.snapshots, epochFile(epoch));
    if (found === sha256(readFileSync(file))) return;
    throw new Error(`replaying '${run.name}' gave other bytes than ${file}: SHA-256 ${found}`);
  };
  return {
    async activationsAt(epoch) {
      if (epoch < at) throw new RangeError(`a replay goes forwards: it is at ${at}, asked for ${epoch}`);
      await trainTask(trainer, { epochs: epoch, observers });
      at = epoch;
      check(epoch);
      return Float32Array.from(
        forward(trainer.state().parameters, run.shape, run.data.split.train.pairs).h1.data,
      );
    },
    parameters: () => trainer.state().parameters,
    close: () => trainer.close(),
  };
}

/** Sets a trainer at the beginning of a run, with what projects its directions out; closes it where that cannot be. */
async function loaded(run: Run, trainer: Trainer, start: TaskState, root: string): Promise<Observer[]> {
  try {
    trainer.load(start);
    const suppressor = openSuppression(run, trainer, root)?.suppressor;
    return suppressor ? [suppressor] : [];
  } catch (error) {
    await trainer.close();
    throw error;
  }
}
