import { dirname, join } from 'node:path';
import type { Duplex } from 'node:stream';
import { pathToFileURL } from 'node:url';
import type { DebugProtocol } from '@vscode/debugprotocol';
import { packageRoot } from '../../packageRoot';
import { Attachment, type Stop } from './attachment';
import { Breakpoints } from './breakpoints';
import { CellPaths } from './cellPaths';
import { answer } from './commands';
import { Evaluation } from './evaluation';
import { Inspector } from './inspector';
import { RemoteHook } from './remoteHook';
import { isCommand, readArguments } from './requests';
import { Scripts } from './scripts';
import { type DebuggerState, type Reach, threadId } from './state';
import { Values } from './values';

type Content = Record<string, unknown>;
/** Sends an event to all front ends; its parent is the request that came last. */
type Publish = (event: Content, parent: Content) => void;

/** What is answered at once, while the process of the cells starts, too. */
const withoutProcess = new Set([
  'debugInfo',
  'initialize',
  'configurationDone',
  'dumpCell',
  'source',
  'threads',
]);
const kernelUrl = pathToFileURL(dirname(__dirname)).href;
const compilerUrl = pathToFileURL(join(packageRoot, 'node_modules', 'typescript')).href;
/** Code that nobody steps into: Node's, the kernel's, and the compiler's. */
const hidden = ['^node:', `^${escapePattern(kernelUrl)}/`, `^${escape(compilerUrl)}/`];

/**
 * The debugger as front ends see it: the Debug Adapter Protocol with Jupyter's additions. It drives the process of the
 * cells from outside, and holds what outlives that process.
 */
export class Debugger implements DebuggerState {
  readonly breakpoints = new Breakpoints();
  readonly cells = new CellPaths();
  filters: readonly string[] = [];
  isStarted = false;
  #reach: Reach | undefined;
  readonly #publish: Publish;
  #parent: Content = {};
  #sequence = 1;
  #isClosed = false;
  #before: Promise<unknown> = Promise.resolve();
  /** Settled once the present process is ready for cells. */
  #up!: Promise<void>;
  #whenUp!: () => void;

  constructor(publish: Publish) {
    this.#publish = publish;
  }

  /** @throws Error while there is no process. */
  get reach(): Reach {
    if (!this.#reach) throw new Error("the cells' process is being replaced");
    return this.#reach;
  }

  get attachment(): Attachment | undefined {
    return this.#reach?.attachment;
  }

  /** To be called with each new process of the cells. */
  use(pipe: Duplex): void {
    const heard = (method: string, params: unknown): void => reach.attachment?.heard(method, params);
    const inspector = new Inspector(pipe, heard, () => this.#lost(reach));
    const hook = new RemoteHook(inspector);
    const values = new Values(inspector, hook);
    const reach: Reach = { inspector, hook, values, evaluation: new Evaluation(inspector, hook, values) };
    this.#reach = reach;
    const before = this.#whenUp as (() => void) | undefined;
    this.#up = new Promise((up) => {
      // Who waits for a process that ended before it was ready waits for this one.
      this.#whenUp = () => {
        before?.();
        up();
      };
    });
  }

  /** To be called before the first cell of a process, which waits for it. */
  async ready(): Promise<void> {
    this.#whenUp();
    if (this.isStarted && this.#reach) await this.attach().catch(() => {});
  }

  /** Answers a request, after those that came before it. A bad one is answered with what is wrong with it. */
  answer(request: Content, parent: Content): Promise<Content> {
    const answered = this.#before.then(() => this.#answer(request, parent));
    this.#before = answered;
    return answered;
  }

  /** Takes hold of the present process. */
  async attach(): Promise<void> {
    const { reach } = this;
    if (reach.attachment) return;
    const isForeign = (url: string): boolean => hidden.some((one) => new RegExp(one).test(url));
    const scripts = new Scripts((code) => this.cells.add(code), isForeign);
    const { inspector, hook, values } = reach;
    const parts = { inspector, hook, values, scripts, breakpoints: this.breakpoints, hidden };
    reach.attachment = new Attachment(parts, {
      stopped: (stop) => this.#tell('stopped', stoppedBody(stop)),
      continued: () => this.#tell('continued', { threadId, allThreadsContinued: true }),
      changed: (breakpoint) => this.#tell('breakpoint', { reason: 'changed', breakpoint }),
    });
    try {
      await reach.attachment.start(this.filters);
    } catch (error) {
      reach.attachment = undefined;
      throw error;
    }
    this.#tell('initialized', undefined);
  }

  /** Lets go of the process and forgets the breakpoints; what is stopped goes on. */
  async detach(): Promise<void> {
    this.isStarted = false;
    this.filters = [];
    const reach = this.#reach;
    await reach?.attachment?.end();
    if (reach) reach.attachment = undefined;
    this.breakpoints.clear();
  }

  /**
   * Lets what is stopped go on, and stops nothing until `rearm`.
   * @param interrupt sends what ends the running cell; what is stopped then ends where it is.
   */
  async release(interrupt?: () => void): Promise<void> {
    let isSent = false;
    const once =
      interrupt &&
      (() => {
        isSent = true;
        interrupt();
      });
    await this.attachment?.release(once).catch(() => {});
    if (!isSent) interrupt?.();
  }

  /** Nothing is told any more. */
  close(): void {
    this.#isClosed = true;
  }

  /** To be called when a cell has ended. */
  rearm(): void {
    void this.#reach?.attachment?.rearm().catch(() => {});
  }

  async #answer(request: Content, parent: Content): Promise<Content> {
    this.#parent = parent;
    const { seq, command } = request;
    const reply = { type: 'response', seq: this.#sequence++, request_seq: Number(seq ?? 0), command };
    try {
      if (!isCommand(command))
        throw new Error(`expected a command of the debugger, found ${JSON.stringify(command)}`);
      const given = readArguments(command, request.arguments);
      if (!withoutProcess.has(command)) await this.#up;
      const body = await answer(this, command, given);
      return { ...reply, success: true, body };
    } catch (error) {
      return { ...reply, success: false, message: (error as Error).message, body: {} };
    }
  }

  #lost(reach: Reach): void {
    const { attachment } = reach;
    reach.attachment = undefined;
    if (this.#reach === reach) this.#reach = undefined;
    if (!attachment) return;
    this.breakpoints.forgetPlaces();
    if (attachment.stop) this.#tell('continued', { threadId, allThreadsContinued: true });
    // The breakpoints stay: a new process takes them by itself.
    this.#tell('terminated', { restart: true });
  }

  #tell(event: string, body: unknown): void {
    if (!this.#isClosed) this.#publish({ type: 'event', seq: this.#sequence++, event, body }, this.#parent);
  }
}

function stoppedBody({ reason, hit, thrown }: Stop): DebugProtocol.StoppedEvent['body'] {
  const text = thrown?.description?.split('\n')[0];
  return { reason, text, threadId, allThreadsStopped: true, hitBreakpointIds: [...hit] };
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
