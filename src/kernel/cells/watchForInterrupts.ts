import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { InterruptFlags } from '../interruptFlags';

/** Starts the thread that can stop a loop of this one. */
export function watchForInterrupts(flags: InterruptFlags): void {
  const worker = new Worker(join(__dirname, 'interruptWorker.js'), { workerData: flags, execArgv: [] });
  worker.unref();
}
