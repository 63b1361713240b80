import { availableParallelism } from 'node:os';
import { MultiBar, type SingleBar } from 'cli-progress';
import type { Command } from 'commander';
import { runStudy, type StudyEnd, type TaskMessage } from '../../studies/runStudy';
import { integer } from '../options';
import { BAR, barPayload } from '../terminal/barPayload';
import { interruptible } from '../terminal/interruptible';
import { openStudyArgument } from './openStudyArgument';

/** `study run`: everything of a study that is missing, on this machine. */
export function studyRunCommand(study: Command): void {
  study
    .command('run')
    .summary('make everything that is missing, several tasks side by side; goes on where it was interrupted')
    .argument('[dir]', 'folder of the study (default: data)')
    .option('--jobs <n>', 'tasks side by side, one thread each (default: the cores)', integer(1, 256))
    .option('--only <run>', 'this run alone, and what it needs')
    .action(
      async (
        dir: string | undefined,
        { jobs = availableParallelism(), only }: { jobs?: number; only?: string },
      ) => {
        const opened = openStudyArgument(dir);
        const shown = taskBars();
        await interruptible(async (signal) => {
          let end: StudyEnd;
          try {
            end = await runStudy(opened, { jobs, only, signal, progress: shown.update, told: shown.tell });
          } finally {
            shown.stop();
          }
          for (const [id, why] of end.failed) process.stderr.write(`failed: ${id}: ${why}\n`);
          process.stderr.write(`${end.finished} of ${end.all} tasks are done\n`);
          if (end.failed.size > 0) process.exitCode = 1;
          return !end.interrupted;
        }, 'every task keeps its checkpoint; the same command goes on');
      },
    );
}

/** One line for all tasks, and one for each that is at work; where nobody looks, a line for each that has ended. */
function taskBars() {
  return process.stderr.isTTY ? liveBars() : endLines();
}

function endLines(): Shown {
  let before = -1;
  return {
    update(_id, message, finished, count) {
      if (message || finished === before) return;
      before = finished;
      process.stderr.write(`${finished} of ${count} tasks\n`);
    },
    tell: (line) => process.stderr.write(`${line}\n`),
    stop: () => {},
  };
}

interface Shown {
  readonly update: (id: string, message: TaskMessage | undefined, finished: number, count: number) => void;
  readonly tell: (line: string) => void;
  readonly stop: () => void;
}

function liveBars(): Shown {
  const bars = new MultiBar({ ...BAR, format: `{what}: ${BAR.format}` });
  const open = new Map<string, { readonly bar: SingleBar; readonly first: { epoch: number; at: number } }>();
  let all: SingleBar | undefined;
  return {
    update(id: string, message: TaskMessage | undefined, finished: number, count: number): void {
      all ??= bars.create(count, finished, {}, { format: '{bar} {value}/{total} tasks' });
      all.update(finished);
      const line = open.get(id);
      if (!message) {
        if (line) bars.remove(line.bar);
        open.delete(id);
        return;
      }
      const { done, total, last } = message;
      if (line) line.bar.update(done, { what: id, ...barPayload(line.first, done, total, last) });
      else {
        const first = { epoch: done, at: Date.now() };
        open.set(id, {
          first,
          bar: bars.create(total, done, { what: id, ...barPayload(first, done, total, last) }),
        });
      }
    },
    tell: (line: string) => bars.log(`${line}\n`),
    stop: () => bars.stop(),
  };
}
