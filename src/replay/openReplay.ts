import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { snapshotBytes } from '../data/parameterFile';
import { epochFile } from '../data/runFolder';
import { provenance } from '../data/safetensors/provenance';
import { sha256 } from '../data/sha256';
import type { NamedArrays } from '../engine/taskShape';
import { forward } from '../models/mlp';
import type { Run } from '../runs/openRun';
import { studyFolder } from '../runs/studyFolder';
import { openTrainer } from '../training/openTrainer';
import { trainTask } from '../training/trainTask';
import { type Loaded, loadBefore } from './loadBefore';
import { nearestState } from './nearestState';

/** A cached run trained again, forwards only. */
export interface Replay {
  /**
   * h1 of the training samples after `epoch` epochs, float32 `[n, n1]`.
   * @param passing hears of the epochs on the way there.
   * @returns undefined when the signal stopped the training on the way there.
   */
  activationsAt(epoch: number, passing?: (epoch: number) => void): Promise<Float32Array | undefined>;
  /** The parameters of the epoch last asked for. */
  parameters(): NamedArrays;
  close(): Promise<void>;
}

export interface OpenReplayOptions {
  readonly threads?: number;
  readonly signal?: AbortSignal;
  /** Where the states are that runs branch from. */
  readonly root?: string;
}

/**
 * Replays a run, from the nearest cached state before what is asked for, and holds it at every committed snapshot that
 * is asked for to that snapshot's bytes.
 */
export async function openReplay(run: Run, options: OpenReplayOptions = {}): Promise<Replay> {
  const { threads = 2, signal, root = studyFolder(run) } = options;
  const trainer = await openTrainer(run.config, run.data, threads);
  let loaded: Loaded = { at: -1, observers: [] };
  const check = (epoch: number) => {
    if (!run.snapshots.includes(epoch)) return;
    const found = sha256(snapshotBytes(trainer.state().parameters, run.shape, provenance(run.config, epoch)));
    const file = join(run.paths.snapshots, epochFile(epoch));
    if (found === sha256(readFileSync(file))) return;
    throw new Error(`replaying '${run.name}' gave other bytes than ${file}: SHA-256 ${found}`);
  };
  return {
    async activationsAt(epoch, passing) {
      if (epoch < loaded.at)
        throw new RangeError(`a replay goes forwards: it is at ${loaded.at}, asked for ${epoch}`);
      if (loaded.at < 0 || (nearestState(run, epoch) ?? -1) > loaded.at) {
        const start = await loadBefore(run, trainer, epoch, root, { threads, signal });
        if (!start) return undefined;
        loaded = start;
      }
      const { observers } = loaded;
      const { step } = await trainTask(trainer, { epochs: epoch, observers, signal, progress: passing });
      loaded = { at: step, observers };
      if (step < epoch) return undefined;
      check(epoch);
      return Float32Array.from(
        forward(trainer.state().parameters, run.shape, run.data.split.train.pairs).h1.data,
      );
    },
    parameters: () => trainer.state().parameters,
    close: () => trainer.close(),
  };
}
