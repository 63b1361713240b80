import { terminationKey } from '../interruptFlags';
import { errorContent } from '../language/errorContent';
import { installStackFrames } from '../language/stackFrames';
import { beforeTermination, currentCell, Interruption, termination } from './cellContext';
import { installCellInput } from './cellInput';
import { installCellTimers } from './cellTimers';
import type { Display } from './displayGlobal';
import type { Output } from './output';

/** Makes the process one for cells: their output, errors and timers are theirs, and `process.exit` is no exit. */
export function installCellEnvironment(output: Output, display: Display): void {
  installStackFrames();
  installCellTimers();
  installCellInput();
  capture(output, 'stdout');
  capture(output, 'stderr');
  Object.defineProperties(globalThis, {
    display: { value: display, writable: true, configurable: true },
    interruptSignal: { get: () => currentCell().signal, configurable: true },
    [Symbol.for(terminationKey)]: { value: beforeTermination },
    [Symbol.for('activation-supervision.display')]: {
      get: () => (globalThis as { display?: unknown }).display,
    },
  });
  process.exit = (code) => {
    throw new ProcessExit(
      `process.exit(${code ?? ''}) in a cell ends the cell only; restart the kernel to start afresh`,
    );
  };
  process.on('uncaughtException', (error) => report(output, 'Uncaught exception', error));
  process.on('unhandledRejection', (reason) => report(output, 'Unhandled rejection', reason));
}

class ProcessExit extends Error {
  override readonly name = 'ProcessExit';
}

function report(output: Output, title: string, thrown: unknown): void {
  if (thrown === termination || thrown instanceof Interruption) return;
  output.print('stderr', `${title} (nothing waited for it)\n${errorContent(thrown).traceback.join('\n')}\n`);
}

function capture(output: Output, name: 'stdout' | 'stderr'): void {
  const decoder = new TextDecoder();
  process[name].write = ((chunk: string | Uint8Array, encoding?: unknown, callback?: unknown): boolean => {
    output.print(name, typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true }));
    const done = typeof encoding === 'function' ? encoding : callback;
    if (typeof done === 'function') process.nextTick(done as () => void);
    return true;
  }) as typeof process.stdout.write;
}
