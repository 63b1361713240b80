import { MultiBar } from 'cli-progress';
import { dataRoot } from '../data/dataRoot';
import type { makeSeed } from '../studies/ensemble';
import { BAR, barPayload } from './barPayload';
import { interruptible } from './interruptible';

/**
 * Makes what is missing of several seeds, `jobs` of them side by side with one thread each, which on few cores is
 * faster than one after the other with several.
 */
export async function runSeeds(make: typeof makeSeed, seeds: readonly number[], jobs: number): Promise<void> {
  await interruptible(async (signal) => {
    const bars = new MultiBar({ ...BAR, format: `{what}: ${BAR.format}` });
    const waiting = [...seeds];
    const worker = async (): Promise<boolean> => {
      const shown = openBar(bars);
      for (let seed = waiting.shift(); seed !== undefined; seed = waiting.shift()) {
        const done = await make(seed, dataRoot(), {
          signal,
          progress: shown.update,
          skipped: (what, reason) => process.stderr.write(`left out: ${what}: ${reason}\n`),
        });
        if (!done) return false;
      }
      return true;
    };
    try {
      const ends = await Promise.all(Array.from({ length: Math.min(jobs, seeds.length) }, worker));
      return ends.every(Boolean);
    } finally {
      bars.stop();
    }
  }, 'checkpoints written; the same command goes on');
}

/** One line, used for whatever the job is at. */
function openBar(bars: MultiBar) {
  let now = '';
  let first = { epoch: 0, at: 0 };
  let bar: ReturnType<MultiBar['create']> | undefined;
  return {
    update(what: string, epoch: number, epochs: number, last?: Parameters<typeof barPayload>[3]): void {
      if (what !== now) {
        now = what;
        first = { epoch, at: Date.now() };
        if (bar) bars.remove(bar);
        bar = bars.create(epochs, epoch, { what, ...barPayload(first, epoch, epochs, last) });
      }
      bar?.update(epoch, { what, ...barPayload(first, epoch, epochs, last) });
    },
  };
}
