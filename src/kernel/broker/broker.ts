import { CellRunner, type StartCells } from './cellRunner';
import { completeCode, inspectCode, isComplete, pageOf, text } from './codeQuestions';
import { CommTable, isComm } from './commTable';
import type { Channel, FrontEnds } from './frontEnds';
import { History } from './history';
import type { Attached, Content, Request } from './wireMessage';

/** What debugs the cells, where something does. */
export interface CellDebugger {
  /** Resolves once a new process of cells is known to it. */
  ready(): Promise<void>;
  /** Lets go what stands at a breakpoint. @param then what is to be done before it goes on. */
  release(then?: () => void): Promise<void>;
  rearm(): void;
  answer(content: Content, parent: Content): Promise<Content>;
  close(): void;
}

/** The host of a kernel: what it talks through, runs cells in, and says about itself. */
export interface BrokerHost {
  readonly frontEnds: FrontEnds;
  /** Starts what runs the cells. */
  readonly startCells: StartCells;
  /** Called with how it sends its events; undefined where there is none. */
  readonly createDebugger?: (send: (event: Content, parent: Content) => void) => CellDebugger;
  info(): Content;
  /** Called when a front end has shut the kernel down. */
  exit(): void;
  /** Called when the cells cannot be started. */
  giveUp(why: string): void;
}

/**
 * The kernel as front ends see it, whatever it runs on. It never computes, so that it answers while a cell does;
 * cells run in a process, or a worker, of their own.
 */
export class Broker {
  readonly #host: BrokerHost;
  readonly #frontEnds: FrontEnds;
  readonly #runner: CellRunner;
  readonly #debugger: CellDebugger | undefined;
  readonly #history = new History();
  readonly #comms = new CommTable();
  readonly #queue: [Channel, Request][] = [];
  #busy = false;
  /** The request whose turn it is. */
  #current: Request | undefined;
  #count = 0;

  constructor(host: BrokerHost) {
    this.#host = host;
    this.#frontEnds = host.frontEnds;
    const publish = (kind: string, content: Content, parent: Content, attached?: Attached): void => {
      this.#comms.note(kind, content);
      this.#frontEnds.publish(kind, content, parent, attached);
    };
    this.#debugger = host.createDebugger?.((event, parent) => publish('debug_event', event, parent));
    const watcher = {
      ready: async () => this.#debugger?.ready(),
      lost: () => this.#closeComms(),
      giveUp: (why: string) => host.giveUp(why),
    };
    this.#runner = new CellRunner(publish, watcher, host.startCells);
  }

  async start(): Promise<void> {
    await this.#frontEnds.open((channel, request) => {
      if (this.#comms.isUrgent(request)) void this.#handleComm(channel, request);
      // Cells run one after the other, wherever they come from.
      else if (channel === 'shell' || (channel === 'control' && isCell(request))) {
        this.#queue.push([channel, request]);
        void this.#next();
      } else if (channel === 'control') void this.#handle(channel, request);
    });
  }

  /** What stands at a breakpoint could not hear of it. */
  async interrupt(): Promise<void> {
    const { isRunning } = this.#runner;
    if (!this.#debugger) {
      if (isRunning) this.#runner.interrupt();
      return;
    }
    if (isRunning) return this.#debugger.release(() => this.#runner.interrupt());
    await this.#debugger.release();
    this.#debugger.rearm();
  }

  /** Works through the requests that wait for each other in their order, one at a time. */
  async #next(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    for (let next = this.#queue.shift(); next; next = this.#queue.shift()) {
      this.#current = next[1];
      await (isComm(next[1]) ? this.#handleComm(...next) : this.#handle(...next));
      this.#current = undefined;
    }
    this.#busy = false;
  }

  /** What belongs to comms is handled beside the running cell, which may wait for just that. */
  async #handleComm(channel: Channel, request: Request): Promise<void> {
    const { header, content, metadata, buffers } = request;
    this.#status('busy', request);
    if (header.msg_type === 'comm_info_request') {
      const reply = { status: 'ok', comms: this.#comms.info(content.target_name) };
      this.#frontEnds.reply(channel, 'comm_info_reply', reply, request);
    } else {
      const kind = header.msg_type as 'comm_open' | 'comm_msg' | 'comm_close';
      this.#comms.note(kind, content);
      await this.#runner.comm({ kind, content, metadata, buffers, parent: header });
    }
    this.#status('idle', request);
    // Front ends show the state that they heard last.
    if (this.#current && this.#current !== request) this.#status('busy', this.#current);
  }

  /** Tells front ends that nobody answers any more. */
  #closeComms(): void {
    const parent = this.#current?.header ?? {};
    for (const comm_id of this.#comms.clear())
      this.#frontEnds.publish('comm_close', { comm_id, data: {} }, parent);
  }

  async #handle(channel: Channel, request: Request): Promise<void> {
    const type = request.header.msg_type;
    this.#status('busy', request);
    let behind: [Channel, Request][] = [];
    try {
      const content = await this.#answer(type, request);
      if (endsOthers(request, content)) behind = await this.#takeWaiting();
      if (content) this.#frontEnds.reply(channel, type.replace(/_request$/, '_reply'), content, request);
    } catch (error) {
      const { name, message } = error as Error;
      const content = { status: 'error', ename: name, evalue: message, traceback: [`${name}: ${message}`] };
      this.#frontEnds.reply(channel, type.replace(/_request$/, '_reply'), content, request);
    }
    this.#status('idle', request);
    for (const one of behind) this.#abort(...one);
    if (type === 'shutdown_request') await this.#shutDown();
  }

  async #answer(type: string, { content, header }: Request): Promise<Content | undefined> {
    switch (type) {
      case 'kernel_info_request':
        return this.#host.info();
      case 'execute_request':
        return this.#execute(content, header);
      case 'is_complete_request':
        return isComplete(this.#runner, content);
      case 'inspect_request':
        return inspectCode(this.#runner, content);
      case 'complete_request':
        return completeCode(this.#runner, content);
      case 'history_request':
        return { status: 'ok', history: this.#history.select(content) };
      case 'interrupt_request':
        await this.interrupt();
        return { status: 'ok' };
      case 'debug_request':
        return this.#debugger?.answer(content, header);
      case 'shutdown_request': {
        const reply = { status: 'ok', restart: content.restart === true };
        this.#frontEnds.publish('shutdown_reply', reply, header);
        return reply;
      }
      default:
        return undefined;
    }
  }

  async #execute(content: Content, parent: Content): Promise<Content> {
    const code = text(content.code);
    const silent = content.silent === true;
    const remembered = !silent && content.store_history !== false;
    if (remembered || this.#count === 0) this.#count += 1;
    const count = this.#count;
    if (!silent) this.#frontEnds.publish('execute_input', { code, execution_count: count }, parent);
    if (remembered) this.#history.add(count, code);
    const asked = /^\s*([\p{ID_Continue}$.]+)\?\s*$/u.exec(code)?.[1];
    if (asked) return pageOf(this.#runner, asked, count);
    const expressions = (content.user_expressions ?? {}) as Record<string, string>;
    const reply = await this.#runner.execute({ code, count, silent, parent, expressions });
    this.#debugger?.rearm();
    if (reply.status === 'ok') {
      return { status: 'ok', execution_count: count, payload: [], user_expressions: reply.expressions };
    }
    return { ...reply, execution_count: count, payload: [], user_expressions: {} };
  }

  /** @returns the cells that wait; whoever sends one once the failure is told has seen it, and means the cell to run. */
  async #takeWaiting(): Promise<[Channel, Request][]> {
    // What the channels already hold was sent before the front end could know of the failure.
    await this.#frontEnds.drained();
    const waiting = this.#queue.splice(0);
    this.#queue.push(...waiting.filter(([, request]) => !isCell(request)));
    return waiting.filter(([, request]) => isCell(request));
  }

  /** Answers a cell that does not run. */
  #abort(channel: Channel, request: Request): void {
    this.#status('busy', request);
    const content = { status: 'aborted', execution_count: this.#count };
    this.#frontEnds.reply(channel, 'execute_reply', content, request);
    this.#status('idle', request);
  }

  /** Ends the cells, and what debugs them. */
  close(): void {
    this.#debugger?.close();
    this.#runner.close();
    this.#closeComms();
  }

  #status(execution_state: string, request: Request): void {
    this.#frontEnds.publish('status', { execution_state }, request.header);
  }

  async #shutDown(): Promise<void> {
    this.close();
    await this.#frontEnds.close();
    this.#host.exit();
  }
}

function isCell({ header }: Request): boolean {
  return header.msg_type === 'execute_request';
}

/** Whether a request is a cell that failed, behind which none is to run. */
function endsOthers(request: Request, answer: Content | undefined): boolean {
  return isCell(request) && answer?.status === 'error' && request.content.stop_on_error !== false;
}
