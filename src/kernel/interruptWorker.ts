import { Session } from 'node:inspector';
import { Socket } from 'node:net';
import { workerData } from 'node:worker_threads';
import { type InterruptFlags, interruptChannel, patience, repeats, terminationKey } from './interruptFlags';

/**
 * Ends a loop that keeps the cells' thread from hearing of an interrupt. Each byte from the broker announces one.
 * A cell that the thread was told to end ends within its grace, less than this thread's patience: if it has not, it
 * loops, and whatever it executes is terminated from here.
 */
const { heard, ended, inCell } = workerData as InterruptFlags;
const socket = new Socket({ fd: interruptChannel, readable: true, writable: false });

let terminating = false;

socket.on('data', () => watch(Atomics.load(ended, 0), Atomics.load(heard, 0), repeats));

// Without its broker the process has no purpose, even where it loops and cannot hear of that.
socket.on('close', () => process.kill(process.pid, 'SIGKILL'));

function watch(endedBefore: number, heardBefore: number, left: number): void {
  setTimeout(() => {
    if (Atomics.load(ended, 0) !== endedBefore || left === 0) return;
    const heardNow = Atomics.load(heard, 0);
    if (heardNow === heardBefore && Atomics.load(inCell, 0) === 1) terminate();
    watch(endedBefore, heardNow, left - 1);
  }, patience);
}

/**
 * Pauses the cells' thread wherever it is, lets it prepare, and resumes it only to unwind to its event loop.
 * `Runtime.terminateExecution` alone would do, were it not for asynchronous hooks: see `beforeTermination`.
 */
function terminate(): void {
  if (terminating) return;
  terminating = true;
  const session = new Session();
  session.connectToMainThread();
  session.once('Debugger.paused', () => {
    session.post('Runtime.evaluate', { expression: `globalThis[Symbol.for('${terminationKey}')]()` });
    session.post('Debugger.resume', { terminateOnResume: true }, () => {
      session.disconnect();
      terminating = false;
    });
  });
  session.post('Debugger.enable');
  session.post('Debugger.pause');
}
