import { setImmediate, setTimeout } from 'node:timers';
import { Script } from 'node:vm';
import { type InterruptFlags, none } from '../interruptFlags';
import type { Converter } from '../language/converter';
import { cellMap } from '../language/debugging/cellMap';
import { inlineMap } from '../language/debugging/inlineMap';
import { diagnosticContent } from '../language/errorContent';
import { foreignSyntax } from '../language/foreignSyntax';
import type { ConvertedCell } from '../language/program/emitCell';
import { assignedNames, Scope } from '../language/scope';
import { mapScript } from '../language/stackFrames';
import type { ErrorContent, MimeBundle } from '../protocol';
import { type CellContext, runInCell } from './cellContext';
import { createLoopCheck } from './loopCheck';

/** How cells import. */
export interface CellModules {
  require(name: string): unknown;
  import(name: string, options?: object): Promise<unknown>;
  /** What an import that stands in a cell gives, in a box. */
  need(name: string): Promise<{ module: unknown }>;
  /** `import.meta` */
  readonly meta: object;
  /** Called before each cell: what changed is to be loaded again. */
  refresh(): void;
}

/** How a cell ended. */
export type Outcome =
  | { kind: 'value'; bundle: MimeBundle | undefined }
  | { kind: 'refused'; error: ErrorContent }
  | { kind: 'thrown'; thrown: unknown }
  | { kind: 'interrupted' };

/** What a cell is given. */
export interface CellRun {
  id: number;
  code: string;
  name: string;
  context: CellContext;
  /** How its value is shown; part of the cell, so that it may be interrupted too. */
  present(value: unknown): Promise<MimeBundle | undefined>;
  /** Called with what is wrong with the project's own options, where that is news. */
  warn(complaint: string): void;
  /** Called once, in no promise: those of an interrupted cell may never settle. */
  done(outcome: Outcome): void;
}

const argumentsKey = Symbol.for('activation-supervision.cell');
/** How long an interrupted cell may still print and tidy up. */
const grace = 100;

/** Runs cells, one at a time, each in the scope that the earlier ones left. */
export class Executor {
  readonly scope = new Scope();
  readonly #converter: Converter;
  readonly #modules: CellModules;
  readonly #flags: InterruptFlags;
  #running: { id: number; interrupt(): void } | undefined;

  constructor(converter: Converter, modules: CellModules, flags: InterruptFlags, look?: () => void) {
    this.#converter = converter;
    this.#modules = modules;
    this.#flags = flags;
    const check = createLoopCheck(flags, look);
    const { require, import: load, need, meta } = modules;
    const given = [this.scope.names, require, load, this.scope.alias, check, need, meta];
    Object.defineProperty(globalThis, argumentsKey, { value: given });
  }

  execute(cell: CellRun): void {
    const { context } = cell;
    const conversion = this.#convert(cell);
    for (const complaint of this.#converter.complaints()) cell.warn(complaint);
    if ('kind' in conversion) {
      this.#leave(cell.id);
      cell.done(conversion);
      return;
    }
    const { code, map, text, declarations } = conversion;
    mapScript(cell.name, {
      name: cell.name,
      source: cell.code,
      map,
      column: text.toColumn,
      lines: code.split('\n').length,
    });
    const shown = inlineMap(cellMap(map, text, cell.code), `${cell.name}.ts`, cell.code);
    const before = this.scope.snapshot(declarations);
    let ended = false;
    const end = (outcome: Outcome): void => {
      if (ended) return;
      ended = true;
      this.#running = undefined;
      this.#leave(cell.id);
      if (outcome.kind === 'value') this.#converter.keep(declarations);
      else this.#converter.keep(assignedNames(declarations, before, this.scope));
      cell.done(outcome);
      if (outcome.kind === 'interrupted') context.mute();
    };
    const interrupt = (): void => {
      context.interrupt();
      setTimeout(() => end({ kind: 'interrupted' }), grace);
    };
    this.#running = { id: cell.id, interrupt };
    const settle = (outcome: Outcome): void => {
      if (Atomics.load(this.#flags.stop, 0) === cell.id) context.interrupt();
      end(context.signal.aborted ? { kind: 'interrupted' } : outcome);
    };
    // Node tells of rejections that nobody waits for once all promises had their turn: they belong to the cell.
    const settleSoon = (outcome: Outcome): void => void setImmediate(() => settle(outcome));
    Atomics.store(this.#flags.stop, 0, none);
    Atomics.store(this.#flags.running, 0, cell.id);
    try {
      runInCell(context, () => this.#run(code, cell.name, shown).then(cell.present)).then(
        (bundle) => settleSoon({ kind: 'value', bundle }),
        (thrown) => settleSoon({ kind: 'thrown', thrown }),
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

  #convert(cell: CellRun): ConvertedCell | Outcome {
    try {
      this.#modules.refresh();
      const conversion = this.#converter.convert(cell.code);
      if ('cell' in conversion) return conversion.cell;
      const diagnostics = foreignSyntax(cell.code, conversion.diagnostics) ?? conversion.diagnostics;
      return { kind: 'refused', error: diagnosticContent(diagnostics, cell.code, cell.name) };
    } catch (thrown) {
      // The compiler stumbled; the cell must not wait for it for ever.
      return { kind: 'thrown', thrown };
    }
  }

  #leave(id: number): void {
    Atomics.store(this.#flags.running, 0, none);
    Atomics.store(this.#flags.stop, 0, none);
    Atomics.store(this.#flags.ended, 0, id);
  }

  #run(code: string, name: string, sourceMap = ''): Promise<unknown> {
    const call = `(...globalThis[Symbol.for('activation-supervision.cell')])`;
    const wrapped = `(async function (exports, require, __import, __alias, __check, __need, __meta) {${code}\n})${call}${sourceMap}`;
    return new Script(wrapped, { filename: name }).runInThisContext({ breakOnSigint: true });
  }
}
