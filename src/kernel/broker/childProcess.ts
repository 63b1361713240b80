import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { Duplex, Writable } from 'node:stream';
import { debugChannel, interruptChannel } from '../interruptFlags';
import { ARENAS, SEMI_SPACE } from '../memoryLimits';
import type { FromChild, ToChild } from '../protocol';
import type { CellEvents, Cells } from './cells';

/** How a process that runs cells is started. */
export interface CellProcessOptions {
  /** A file that adds display plug-ins. */
  displays?: string;
  /** Whether it listens for debuggers, on a free port of this machine. */
  isInspected?: boolean;
}

/** One process that runs cells; when it ends, a new one must be made. */
export class CellProcess implements Cells {
  readonly #child: ChildProcess;

  constructor(events: CellEvents, { displays, isInspected }: CellProcessOptions = {}) {
    this.#child = fork(join(__dirname, '../cells/child.js'), displays ? [displays] : [], {
      serialization: 'advanced',
      stdio: ['ignore', 'pipe', 'pipe', 'ipc', 'pipe', 'pipe'],
      // A loop is ended from outside at any point: Node must not take the hooks that it skips for corruption.
      execArgv: [
        '--no-force-async-hooks-checks',
        `--max-semi-space-size=${SEMI_SPACE}`,
        ...(isInspected ? ['--inspect=127.0.0.1:0'] : []),
      ],
      env: { MALLOC_ARENA_MAX: ARENAS, ...process.env },
    });
    for (const name of ['stdout', 'stderr'] as const) {
      this.#child[name]!.setEncoding('utf8').on('data', (text: string) => events.text(name, text));
    }
    this.#interruptPipe.on('error', () => {});
    this.debugPipe.on('error', () => {});
    this.#child.on('message', (message) => events.message(message as FromChild));
    this.#child.on('error', () => {});
    this.#child.once('close', (code, signal) =>
      events.ended(signal ? `signal ${signal}` : `exit code ${code}`),
    );
  }

  send(message: ToChild): void {
    if (this.#child.connected) this.#child.send(message);
  }

  /** Three ways to reach a cell: a message if it is idle or waits, a signal and a watching thread if it loops. */
  interrupt(id: number): void {
    this.send({ type: 'interrupt', id });
    // Elsewhere the signal would end the process; the watching thread does the work alone.
    if (process.platform !== 'win32') this.#child.kill('SIGINT');
    this.#interruptPipe.write(`${id}\n`);
  }

  kill(): void {
    this.#child.kill('SIGKILL');
  }

  /** Chrome DevTools Protocol with the process, a message a line. */
  get debugPipe(): Duplex {
    return (this.#child.stdio as readonly unknown[])[debugChannel] as Duplex;
  }

  get #interruptPipe(): Writable {
    return this.#child.stdio[interruptChannel] as Writable;
  }
}
