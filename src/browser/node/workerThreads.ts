import { EventEmitter } from './eventEmitter';
import { setImmediate } from './timers';

/** Runs a file with a `node:worker_threads` of its own. */
type RunFile = (file: string, threads: object) => void;

let runFile: RunFile | undefined;

/** Says how the file of a worker is run. */
export function setRunFile(run: RunFile): void {
  runFile = run;
}

/** One end of the way between a worker and who started it. */
class Port extends EventEmitter {
  other!: Port;
  isClosed = false;

  postMessage(message: unknown): void {
    const copy = structuredClone(message);
    setImmediate(() => {
      if (!this.isClosed) this.other.emit('message', copy);
    });
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }
}

/**
 * Node's `Worker`, on the thread of who starts it: it computes when that waits. Memory that both share is handed over as it
 * is, which a browser allows between threads only where the page is isolated.
 */
export class Worker extends EventEmitter {
  readonly #mine = new Port();
  readonly #its = new Port();

  constructor(file: string, { workerData }: { workerData?: unknown } = {}) {
    super();
    this.#mine.other = this.#its;
    this.#its.other = this.#mine;
    this.#mine.on('message', (message: never) => void this.emit('message', message));
    const threads = { isMainThread: false, parentPort: this.#its, workerData, threadId: 1, Worker };
    setImmediate(() => {
      if (this.#its.isClosed) return;
      try {
        runFile!(file, threads);
      } catch (error) {
        this.emit('error', error);
      }
    });
  }

  postMessage(message: unknown): void {
    this.#mine.postMessage(message);
  }

  async terminate(): Promise<number> {
    this.#its.isClosed = true;
    this.#mine.isClosed = true;
    return 0;
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }
}

export const isMainThread = true;
export const parentPort = null;
export const workerData = null;
export const threadId = 0;
