import type { Command } from 'commander';
import { EXPERIMENTS } from '../../studies/experiments';
import { runTask } from '../../studies/runTask';
import { integer } from '../options';
import { interruptible } from '../terminal/interruptible';
import { withWorkBar } from '../terminal/workBar';
import { openStudyArgument } from './openStudyArgument';

/** `study task`: one task, for whoever has many machines. */
export function studyTaskCommand(study: Command): void {
  study
    .command('task')
    .summary('one task of those that study tasks lists; goes on where it was interrupted')
    .argument('<dir>', 'folder of the study')
    .argument('<id>', 'the task')
    .option('--threads <n>', 'worker threads; does not change the bytes', integer(1, 64), 1)
    .action(async (dir: string, id: string, { threads }: { threads: number }) => {
      try {
        await task(dir, id, threads);
      } finally {
        // Whoever started this listens for its end, and as long as the two are connected there is none.
        if (process.connected) process.disconnect();
      }
    });
}

async function task(dir: string, id: string, threads: number): Promise<void> {
  const opened = openStudyArgument(dir);
  const unit = EXPERIMENTS[id.slice(id.lastIndexOf('.') + 1)]?.unit ?? 'epochs';
  await interruptible(async (signal) => {
    const stop = new AbortController();
    const passOn = () => stop.abort();
    signal.addEventListener('abort', passOn);
    // Whoever showed the progress is gone: nobody would hear of the end.
    process.once('disconnect', passOn);
    const end = await withWorkBar(unit, (progress) =>
      runTask(opened, id, { threads, signal: stop.signal, progress }),
    );
    process.off('disconnect', passOn);
    if (typeof end === 'object') process.stdout.write(`left out: ${id}: ${end.leftOut}\n`);
    return end !== 'interrupted';
  }, 'checkpoint written; the same command goes on');
}
