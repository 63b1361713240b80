import type { GlpEngine } from '../../engine/glp/glpEngine';
import type { GlpBatches } from './glpBatch';

export interface GlpStepsOptions {
  /** Called between short stretches with the steps done in all, and the losses of the stretch. */
  readonly progress?: (done: number, losses: Float64Array) => void;
  /** Ends the training after the current stretch. */
  readonly signal?: AbortSignal;
}

const STRETCH = 10;

/**
 * Trains a loaded engine from step `from` on, `count` steps, in short stretches: a single training gives the same bytes however
 * it is cut. @returns whether it came to its end.
 */
export async function glpSteps(
  engine: GlpEngine,
  batchAt: GlpBatches,
  { from, count }: { readonly from: number; readonly count: number },
  { progress, signal }: GlpStepsOptions = {},
): Promise<boolean> {
  for (let done = 0; done < count; done += STRETCH) {
    if (signal?.aborted) return false;
    const steps = Math.min(STRETCH, count - done);
    const losses = await engine.run(Array.from({ length: steps }, (_, s) => batchAt(from + done + s)));
    progress?.(from + done + steps, losses);
    await new Promise((resolve) => setImmediate(resolve));
  }
  return true;
}
