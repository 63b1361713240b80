import { type OpenReplayOptions, openReplay } from '../../replay/openReplay';
import type { Run } from '../../runs/openRun';

/** h1 of the training samples at some epochs of a run, in any order and as often as asked. */
export interface ReplayedOnce {
  /** float32 `[n, n1]`; undefined when the signal stopped the replay on the way. */
  at(epoch: number, passing?: (epoch: number) => void): Promise<Float32Array | undefined>;
  close(): Promise<void>;
}

/**
 * Replays a run once, forwards, as far as it is asked for, and keeps its activations on the way.
 * @param epochs all that can be asked for.
 */
export function replayedOnce(
  run: Run,
  epochs: readonly number[],
  options: OpenReplayOptions = {},
): ReplayedOnce {
  const inOrder = [...new Set(epochs)].sort((a, b) => a - b);
  const known = new Map<number, Float32Array>();
  let replay: ReturnType<typeof openReplay> | undefined;
  return {
    async at(epoch, passing) {
      for (const next of inOrder) {
        if (next > epoch || known.has(next)) continue;
        replay ??= openReplay(run, options);
        const activations = await (await replay).activationsAt(next, passing);
        if (!activations) return undefined;
        known.set(next, activations);
      }
      const found = known.get(epoch);
      if (!found) throw new RangeError(`expected one of the epochs ${inOrder.join(', ')}, got ${epoch}`);
      return found;
    },
    async close() {
      await (await replay)?.close();
    },
  };
}
