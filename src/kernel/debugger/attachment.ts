import type { Debugger, Runtime } from 'node:inspector';
import type { DebugProtocol } from '@vscode/debugprotocol';
import { terminationKey } from '../interruptFlags';
import type { Breakpoints, Target } from './breakpoints';
import { ExceptionFilter } from './exceptionFilter';
import { type Frame, ownFrames } from './frames';
import { hideImports } from './hideImports';
import type { Inspector } from './inspector';
import type { RemoteHook } from './remoteHook';
import type { Script, Scripts } from './scripts';
import { rangeOf, type Step, type StepKind, Stepping } from './stepping';
import type { Values } from './values';

/** A moment at which the cells' thread stands still. */
export interface Stop {
  readonly reason: 'breakpoint' | 'step' | 'pause' | 'exception';
  readonly frames: readonly Frame[];
  readonly hit: readonly number[];
  /** How many frames there are, own or not. */
  readonly depth: number;
  /** What was thrown. */
  readonly thrown?: Runtime.RemoteObject;
}

/** How long, in ms, a signal may take to arrive. */
const signalTime = 100;
const beforeEnd = `globalThis[Symbol.for('${terminationKey}')]()`;

/** What an attachment tells of. */
export interface AttachmentEvents {
  stopped(stop: Stop): void;
  continued(): void;
  changed(breakpoint: DebugProtocol.Breakpoint): void;
}

/** What it works with. */
export interface AttachmentParts {
  readonly inspector: Inspector;
  readonly scripts: Scripts;
  readonly hook: RemoteHook;
  readonly values: Values;
  readonly breakpoints: Breakpoints;
  /** URLs, as regular expressions, of code that nobody steps into. */
  readonly hidden: readonly string[];
}

/** The hold that the debugger has on the process of the cells: it stops it, looks into it, and lets it go on. */
export class Attachment implements Target {
  readonly inspector: Inspector;
  readonly scripts: Scripts;
  readonly #parts: AttachmentParts;
  readonly #events: AttachmentEvents;
  readonly #stepping = new Stepping();
  readonly #prepared = new Map<string, Promise<void>>();
  readonly #exceptions: ExceptionFilter;
  #stop: Stop | undefined;
  #nextFrame = 1;
  #isPausing = false;
  #isSkipping = false;

  constructor(parts: AttachmentParts, events: AttachmentEvents) {
    this.inspector = parts.inspector;
    this.scripts = parts.scripts;
    this.#parts = parts;
    this.#events = events;
    this.#exceptions = new ExceptionFilter(parts);
  }

  get stop(): Stop | undefined {
    return this.#stop;
  }

  /** Takes hold: from then on breakpoints count, also in what was loaded before. */
  async start(filters: readonly string[]): Promise<void> {
    const { inspector, hidden, breakpoints } = this.#parts;
    await inspector.send('Debugger.enable');
    await inspector.send('Debugger.setBlackboxPatterns', { patterns: hidden });
    const instrumentation = 'beforeScriptWithSourceMapExecution';
    await inspector.send('Debugger.setInstrumentationBreakpoint', { instrumentation });
    await this.catchExceptions(filters);
    await breakpoints.placeAll(this);
  }

  /** Lets go; what is stopped goes on. */
  async end(): Promise<void> {
    this.#parts.breakpoints.forgetPlaces();
    await this.inspector.send('detach');
    this.#parts.hook.forget();
    this.#resumed();
  }

  async catchExceptions(filters: readonly string[]): Promise<void> {
    await this.#exceptions.catch(filters);
  }

  compile(condition: string, path: string): Promise<string> {
    const isCell = this.scripts.at(path).some(({ url }) => !url.startsWith('file:'));
    return this.#parts.hook.compile(condition, isCell ? '' : path);
  }

  /** @throws Error where the thread is not stopped. */
  async go(kind: StepKind | 'resume'): Promise<void> {
    if (!this.#stop) throw new Error('expected the cells to be stopped, they are running');
    if (kind === 'resume') return this.#resume(undefined);
    const { depth, frames } = this.#stop;
    const { call } = frames[0];
    const left =
      kind === 'stepOut' ? rangeOf(call) : this.scripts.rangesOf(call.location.scriptId, frames[0]);
    await this.#resume(this.#stepping.begin(kind, depth, left));
  }

  /** Stops at the next line of somebody's own code. */
  async pause(): Promise<void> {
    this.#isPausing = true;
    await this.inspector.send('Debugger.pause');
  }

  /**
   * Lets the thread run past all breakpoints until `rearm`.
   * @param interrupt sends what ends the running cell; what is stopped then ends where it is.
   */
  async release(interrupt?: () => void): Promise<void> {
    this.#isSkipping = true;
    await this.inspector.send('Debugger.setSkipAllPauses', { skip: true });
    this.#stepping.end();
    if (this.#stop && interrupt) await this.inspector.send('Runtime.evaluate', { expression: beforeEnd });
    interrupt?.();
    if (!this.#stop) return;
    // A script in its first turn must have had its signal: once unwound it would take that for the process's.
    if (interrupt) await new Promise((resolve) => setTimeout(resolve, signalTime));
    await this.inspector.send('Debugger.resume', { terminateOnResume: interrupt !== undefined });
  }

  async rearm(): Promise<void> {
    if (!this.#isSkipping) return;
    this.#isSkipping = false;
    await this.inspector.send('Debugger.setSkipAllPauses', { skip: false });
  }

  /** To be called with each event of the inspector, in their order. */
  heard(method: string, params: unknown): void {
    if (method === 'Debugger.scriptParsed') this.#parsed(params as Debugger.ScriptParsedEventDataType);
    else if (method === 'Debugger.paused')
      void this.#paused(params as Debugger.PausedEventDataType)
        .catch(() => this.#resume(undefined))
        .catch(() => {});
    else if (method === 'Debugger.resumed') this.#resumed();
  }

  #parsed(params: Debugger.ScriptParsedEventDataType): void {
    const script = this.scripts.add(params);
    if (!script?.map) return;
    // Those of the kernel wait for their breakpoints before they begin.
    if (params.sourceMapURL?.startsWith('data:')) void hideImports(this.inspector, script.id).catch(() => {});
    else void this.#prepare(script.id);
  }

  /** Resolves once the breakpoints meant for a script are in it: it may be told of twice, as parsed and as about to begin. */
  #prepare(scriptId: string): Promise<void> {
    const script = this.scripts.get(scriptId);
    if (!script) return Promise.resolve();
    const prepared = this.#prepared.get(scriptId) ?? this.#place(script);
    this.#prepared.set(scriptId, prepared);
    return prepared;
  }

  async #place(script: Script): Promise<void> {
    for (const one of await this.#parts.breakpoints.placeIn(script, this)) this.#events.changed(one);
  }

  async #paused(params: Debugger.PausedEventDataType): Promise<void> {
    if (params.reason === 'instrumentation') {
      await this.#prepare((params.data as { scriptId: string }).scriptId);
      this.#stepping.disturb();
      await this.inspector.send('Debugger.resume');
      return;
    }
    const frames = ownFrames(params.callFrames, this.scripts, () => this.#nextFrame++);
    const hit = this.#parts.breakpoints.idsOf(params.hitBreakpoints ?? []);
    const isException = params.reason === 'exception' || params.reason === 'promiseRejection';
    if (frames.length === 0 || this.#isSkipping) return this.#resume(undefined);
    if (isException && !(await this.#exceptions.isWanted(params))) return this.#goOn();
    const again =
      hit.length > 0 || isException ? undefined : this.#stepping.next(params.callFrames, frames[0]);
    if (again) return this.#resume(again);
    const reason = isException ? 'exception' : this.#reason(hit.length > 0);
    const thrown = isException ? (params.data as Runtime.RemoteObject) : undefined;
    this.#stepping.end();
    this.#isPausing = false;
    await this.#parts.hook.flush().catch(() => {});
    this.#stop = { reason, frames, hit, depth: params.callFrames.length, thrown };
    this.#events.stopped(this.#stop);
  }

  #reason(isBreakpoint: boolean): Stop['reason'] {
    if (isBreakpoint) return 'breakpoint';
    if (this.#stepping.isStepping) return 'step';
    return this.#isPausing ? 'pause' : 'breakpoint';
  }

  async #resume(step: Step | undefined): Promise<void> {
    if (!step) this.#stepping.end();
    await this.inspector.send(step?.method ?? 'Debugger.resume', step?.params);
  }

  /** As if it had not been stopped. */
  #goOn(): Promise<void> {
    return this.#resume(this.#stepping.again());
  }

  #resumed(): void {
    if (!this.#stop) return;
    this.#stop = undefined;
    void this.#parts.values.forget('stopped');
    this.#events.continued();
  }
}
