import type { TaskMessage } from '../../studies/runStudy';
import type { HistoryRow } from '../../training/historyRow';
import { progressBar } from './progressBar';
import { withStepBar } from './stepBar';

export type WorkUpdate = (done: number, total: number, last?: HistoryRow) => void;

/** Milliseconds between two words to the process that shows the progress of several. */
const OFTEN = 500;

/** Runs work beside a bar of epochs or steps; where another process shows the progress, it is told instead. */
export async function withWorkBar<T>(
  unit: TaskMessage['unit'],
  work: (update: WorkUpdate) => Promise<T>,
): Promise<T> {
  if (process.send) return work(teller(unit));
  if (unit !== 'epochs') return withStepBar((update) => work((done, total) => update(done, total)), unit);
  let bar: ReturnType<typeof progressBar> | undefined;
  try {
    return await work((done, total, last) => {
      bar ??= progressBar(total);
      bar.update(done, last, total);
    });
  } finally {
    bar?.stop();
  }
}

function teller(unit: TaskMessage['unit']): WorkUpdate {
  let before = 0;
  return (done, total, last) => {
    if (Date.now() - before < OFTEN && done < total) return;
    before = Date.now();
    const message: TaskMessage = {
      done,
      total,
      unit,
      ...(last && { last: { weighted_loss: last.weighted_loss, test_accuracy: last.test_accuracy } }),
    };
    // A process that stopped listening is no reason to stop working: its end comes as a signal.
    process.send?.(message, undefined, undefined, () => {});
  };
}
