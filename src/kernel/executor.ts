import { setTimeout } from 'node:timers';
import { Script } from 'node:vm';
import { CellContext, runInCell } from './cellContext';
import type { Converter } from './converter';
import { diagnosticContent } from './errorContent';
import type { InterruptFlags } from './interruptFlags';
import type { ModuleLoader } from './moduleLoader';
import type { ErrorContent, Parent } from './protocol';
import { assignedNames, Scope } from './scope';
import { mapScript } from './stackFrames';

/** How a cell ended. */
export type Outcome =
  | { kind: 'value'; value: unknown }
  | { kind: 'refused'; error: ErrorContent }
  | { kind: 'thrown'; thrown: unknown }
  | { kind: 'interrupted' };

/** What a cell is given; `done` is called once, in no promise: those of an interrupted cell may never settle. */
export interface CellRun {
  id: number;
  code: string;
  name: string;
  parent: Parent;
  done(outcome: Outcome, context: CellContext): void;
}

const argumentsKey = Symbol.for('activation-supervision.cell');
/** How long an interrupted cell may still print and tidy up. */
const grace = 100;

/** Runs cells, one at a time, each in the scope that the earlier ones left. */
export class Executor {
  readonly scope = new Scope();
  readonly #converter: Converter;
  readonly #modules: ModuleLoader;
  readonly #flags: InterruptFlags;
  #running: { id: number; interrupt(): void } | undefined;

  constructor(converter: Converter, modules: ModuleLoader, flags: InterruptFlags) {
    this.#converter = converter;
    this.#modules = modules;
    this.#flags = flags;
    const { stop } = flags;
    const check = (): void => {
      if (stop[0] === 1) throw new Error('the cell was interrupted');
    };
    const given = [this.scope.names, modules.require, modules.import, this.scope.alias, check];
    Object.defineProperty(globalThis, argumentsKey, { value: given });
  }

  execute(cell: CellRun): void {
    const context = new CellContext(cell.parent);
    this.#modules.refresh();
    const conversion = this.#converter.convert(cell.code);
    if ('diagnostics' in conversion) {
      cell.done(
        { kind: 'refused', error: diagnosticContent(conversion.diagnostics, cell.code, cell.name) },
        context,
      );
      return;
    }
    const { code, map, text, declarations } = conversion.cell;
    mapScript(cell.name, {
      name: cell.name,
      source: cell.code,
      map,
      column: text.toColumn,
      lines: code.split('\n').length,
    });
    const before = this.scope.snapshot(declarations);
    let ended = false;
    const end = (outcome: Outcome): void => {
      if (ended) return;
      ended = true;
      this.#running = undefined;
      this.#leave();
      if (outcome.kind === 'value') this.#converter.keep(declarations);
      else this.#converter.keep(assignedNames(declarations, before, this.scope));
      cell.done(outcome, context);
      if (outcome.kind === 'interrupted') context.muted = true;
    };
    const interrupt = (): void => {
      context.interrupt();
      setTimeout(() => end({ kind: 'interrupted' }), grace);
    };
    this.#running = { id: cell.id, interrupt };
    const settle = (outcome: Outcome): void => {
      if (Atomics.load(this.#flags.stop, 0) === 1) context.interrupt();
      end(context.signal.aborted ? { kind: 'interrupted' } : outcome);
    };
    Atomics.store(this.#flags.stop, 0, 0);
    Atomics.store(this.#flags.inCell, 0, 1);
    try {
      runInCell(context, () => this.#run(code, cell.name)).then(
        (value) => settle({ kind: 'value', value }),
        (thrown) => settle({ kind: 'thrown', thrown }),
      );
    } catch (error) {
      const { code } = error as { code?: string };
      if (code === 'ERR_SCRIPT_EXECUTION_INTERRUPTED') context.interrupt();
      settle({ kind: 'thrown', thrown: error });
    }
  }

  /** Asks a cell, if it runs, to end; it has ended, one way or the other, a moment later. */
  interrupt(id: number): void {
    if (this.#running?.id === id) this.#running.interrupt();
  }

  /** The value of an expression over the cells' variables. */
  async evaluate(expression: string): Promise<unknown> {
    const conversion = this.#converter.convert(expression);
    if ('diagnostics' in conversion) throw new SyntaxError(conversion.diagnostics[0].message);
    return this.#run(conversion.cell.code, 'expression');
  }

  #leave(): void {
    Atomics.store(this.#flags.inCell, 0, 0);
    Atomics.store(this.#flags.stop, 0, 0);
    Atomics.add(this.#flags.ended, 0, 1);
  }

  #run(code: string, name: string): Promise<unknown> {
    const call = `(...globalThis[Symbol.for('activation-supervision.cell')])`;
    const wrapped = `(async function (exports, require, __import, __alias, __check) {${code}\n})${call}`;
    return new Script(wrapped, { filename: name }).runInThisContext({ breakOnSigint: true });
  }
}
