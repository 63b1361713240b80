import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { InputError } from '../inputError';
import { packageRoot } from '../packageRoot';
import type { Study } from '../study/study';
import { expectAsPlanned } from '../study/unlikePlan';
import { type StudyTask, studyTasks } from './studyTasks';
import { isOpen, type TaskState, taskStates } from './taskState';
import { withLock } from './withLock';
import type { Experiment } from './work';

/** What a task's process says while it works. */
export interface TaskMessage {
  readonly done: number;
  readonly total: number;
  readonly unit: Experiment['unit'];
  readonly last?: { readonly weighted_loss: number; readonly test_accuracy: number };
}

export interface RunStudyOptions {
  /** Processes side by side, one thread each. */
  readonly jobs: number;
  /** The run that alone is made, with all that it needs. */
  readonly only?: string;
  readonly signal?: AbortSignal;
  /** @param finished tasks that have come to an end, of `all`. */
  readonly progress?: (task: string, message: TaskMessage | undefined, finished: number, all: number) => void;
  readonly told?: (line: string) => void;
}

/** What became of the tasks that were not done. */
export interface StudyEnd {
  readonly interrupted: boolean;
  /** Tasks that failed, with what they said. */
  readonly failed: ReadonlyMap<string, string>;
  /** Tasks that have come to their end, now or before, of `all`. */
  readonly finished: number;
  readonly all: number;
}

/**
 * Does all tasks of a study that are not done, each in a process of its own, as soon as what it needs is there. A task
 * that fails keeps those from starting that need it, and no others.
 * @throws InputError while another `study run` is about this study, or as `expectAsPlanned`, before anything is started.
 */
export async function runStudy(study: Study, options: RunStudyOptions): Promise<StudyEnd> {
  const tasks = studyTasks(study);
  const wanted = options.only === undefined ? tasks : neededFor(options.only, tasks);
  expectAsPlanned(study, [...new Set(wanted.map(({ run }) => run))]);
  return withLock(join(study.folder, 'checkpoint', 'locks', 'study.lock'), () =>
    new Scheduler(study, wanted, options).run(),
  );
}

class Scheduler {
  readonly #running = new Map<string, ChildProcess>();
  readonly #failed = new Map<string, string>();
  #finished = 0;

  constructor(
    private readonly study: Study,
    private readonly tasks: readonly StudyTask[],
    private readonly options: RunStudyOptions,
  ) {}

  run(): Promise<StudyEnd> {
    const { signal } = this.options;
    return new Promise((resolve) => {
      const next = () => {
        const states = taskStates(this.study, this.tasks);
        this.#finished = this.tasks.filter(({ id }) => !isOpen(states.get(id))).length;
        if (!signal?.aborted) this.#start(states, next);
        if (this.#running.size === 0) resolve(this.#end(signal?.aborted ?? false));
      };
      signal?.addEventListener('abort', () => {
        for (const child of this.#running.values()) child.kill('SIGTERM');
      });
      next();
    });
  }

  #end(interrupted: boolean): StudyEnd {
    return { interrupted, failed: this.#failed, finished: this.#finished, all: this.tasks.length };
  }

  /** Starts what is ready, as many as may run. */
  #start(states: ReadonlyMap<string, TaskState>, next: () => void): void {
    for (const { id } of this.tasks) {
      if (this.#running.size >= this.options.jobs) return;
      if (states.get(id) !== 'ready' || this.#running.has(id) || this.#failed.has(id)) continue;
      this.#fork(id, next);
    }
  }

  #fork(id: string, next: () => void): void {
    const { progress, told } = this.options;
    const child = fork(join(packageRoot, 'dist', 'cli.js'), ['study', 'task', this.study.folder, id], {
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      execArgv: [],
      // Ctrl-C in a terminal reaches every process of it: what stops a task is the word of this one.
      detached: true,
    });
    this.#running.set(id, child);
    progress?.(id, undefined, this.#finished, this.tasks.length);
    let said = '';
    child.stderr?.on('data', (text) => (said += text));
    child.stdout?.on('data', (text) => (said += text));
    child.on('message', (message: TaskMessage) => progress?.(id, message, this.#finished, this.tasks.length));
    child.on('close', (code) => {
      this.#running.delete(id);
      if (code !== 0 && code !== 130) this.#failed.set(id, said.trim() || `ended with ${code}`);
      else if (said.trim() !== '' && code === 0) told?.(said.trim());
      next();
      progress?.(id, undefined, this.#finished, this.tasks.length);
    });
  }
}

/** The tasks of a run, and those that they need. @throws InputError for a run that the study has not. */
function neededFor(run: string, tasks: readonly StudyTask[]): StudyTask[] {
  const wanted = new Set(tasks.filter((task) => task.run.name === run).map(({ id }) => id));
  if (wanted.size === 0)
    throw new InputError(`no run '${run}' in the study; study status lists those there are`);
  for (const task of [...tasks].reverse()) {
    if (wanted.has(task.id)) for (const need of task.needs) wanted.add(need);
  }
  return tasks.filter(({ id }) => wanted.has(id));
}
