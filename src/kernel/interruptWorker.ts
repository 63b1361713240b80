import { Session } from 'node:inspector';
import { Socket } from 'node:net';
import { workerData } from 'node:worker_threads';
import { type InterruptFlags, interruptChannel, patience, repeats } from './interruptFlags';

/**
 * Ends a loop that keeps the cells' thread from hearing of an interrupt. Each byte from the broker announces one;
 * if the thread has not answered a moment later, and runs a cell, whatever it executes is terminated from here.
 */
const { answered, inCell } = workerData as InterruptFlags;
const socket = new Socket({ fd: interruptChannel, readable: true, writable: false });

socket.on('data', () => attempt(Atomics.load(answered, 0), repeats));

function attempt(before: number, left: number): void {
  setTimeout(() => {
    if (Atomics.load(answered, 0) !== before || left === 0) return;
    if (Atomics.load(inCell, 0) === 1) terminate();
    attempt(before, left - 1);
  }, patience);
}

function terminate(): void {
  const session = new Session();
  session.connectToMainThread();
  session.post('Runtime.terminateExecution', () => session.disconnect());
}
