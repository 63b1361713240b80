import { type Debugger, Session } from 'node:inspector';
import { Socket } from 'node:net';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { workerData } from 'node:worker_threads';
import { type InterruptFlags, interruptChannel, patience, repeats, terminationKey } from '../interruptFlags';
import { relayDebugger } from './debugRelay';

/**
 * Ends a loop that keeps the cells' thread from hearing of an interrupt. The broker names the cell that is to end.
 * A cell that was told to end ends within its grace, less than this thread's patience; if it has not, its loops are
 * told; and if it still runs, it loops in a library, and whatever it executes is terminated from here.
 */
const { heard, ended, running, stop } = workerData as InterruptFlags;
const socket = new Socket({ fd: interruptChannel, readable: true, writable: false });
const kernelUrl = pathToFileURL(dirname(__dirname)).href;
let terminating = false;

relayDebugger();

socket.on('data', (lines) => {
  const cell = Number(String(lines).trim().split('\n').at(-1));
  watch(cell, Atomics.load(heard, 0), repeats);
});

// Without its broker the process has no purpose, even where it loops and cannot hear of that.
socket.on('close', () => process.kill(process.pid, 'SIGKILL'));

function watch(cell: number, heardBefore: number, left: number): void {
  setTimeout(() => {
    if (Atomics.load(ended, 0) >= cell || left === 0) return;
    const heardNow = Atomics.load(heard, 0);
    if (heardNow === heardBefore) {
      // Where the cell has not begun, it is what an earlier one left running that keeps it from that.
      const wasTold = Atomics.exchange(stop, 0, cell) === cell;
      if (wasTold && Atomics.load(running, 0) === cell) terminate(cell);
    }
    watch(cell, heardNow, left - 1);
  }, patience);
}

/**
 * Pauses the cells' thread wherever it is, lets it prepare, and resumes it only to unwind to its event loop.
 * `Runtime.terminateExecution` alone would do, were it not for asynchronous hooks: see `beforeTermination`.
 */
function terminate(cell: number): void {
  if (terminating) return;
  terminating = true;
  const session = new Session();
  session.connectToMainThread();
  session.on('Debugger.paused', ({ params }) => {
    if (!terminating) return;
    if (isInHook(params.callFrames)) {
      session.post('Debugger.stepOut');
      return;
    }
    terminating = false;
    if (Atomics.load(running, 0) !== cell || !isInCell(params.callFrames)) {
      session.post('Debugger.resume', () => session.disconnect());
      return;
    }
    session.post('Runtime.evaluate', { expression: `globalThis[Symbol.for('${terminationKey}')]()` });
    session.post('Debugger.resume', { terminateOnResume: true }, () => session.disconnect());
  });
  session.post('Debugger.enable');
  session.post('Debugger.pause');
}

/** Whether any code but the kernel's and Node's is running: the loop may have ended since the thread was to pause. */
function isInCell(frames: Debugger.CallFrame[]): boolean {
  return frames.some(({ url }) => !url.startsWith('node:') && !url.startsWith(kernelUrl));
}

/** Whether Node is telling its hooks of something: unwound from there, it would go on believing that it is. */
function isInHook(frames: Debugger.CallFrame[]): boolean {
  const own = frames.findIndex((frame) => !frame.url.startsWith('node:'));
  const above = own < 0 ? frames : frames.slice(0, own);
  return above.some(({ url, functionName }) => url.includes('async_hooks') && functionName !== 'run');
}
