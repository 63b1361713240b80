import { admitText } from '../printLimit';
import type { CellReply, CommRequest, FromChild, MimeBundle, Parent, ToChild } from '../protocol';
import type { CellEvents, Cells } from './cells';
import { InspectorNotice } from './inspectorNotice';
import type { Attached } from './wireMessage';

type Publish = (kind: string, content: MimeBundle, parent: Parent, attached?: Attached) => void;
type Execute = Omit<Extract<ToChild, { type: 'execute' }>, 'type' | 'id'>;
type Ask =
  | { type: 'inspect' | 'complete'; code: string; offset: number }
  | { type: 'isComplete'; code: string };

/** A cell, or a comm's message, whose code may run. */
interface Running {
  id: number;
  sent: boolean;
  interrupted: number;
}

type Answer = FromChild | { type: 'lost'; why: string };

/** What watches the processes that come and go. */
export interface ProcessWatcher {
  /** A process is ready for cells; they wait until this is done. */
  ready(): Promise<void>;
  /** A process was lost, and what it had with it. */
  lost(): void;
  /** None could be started, several times in a row. */
  giveUp(why: string): void;
}

/** Starts a process of cells. */
export type StartCells = (events: CellEvents) => Cells;

/** How long, in ms, a cell is given to end after an interrupt before another one ends its process. */
const patience = 1_000;
/** Processes that may end before they are ready, one after the other. */
const attempts = 3;

/** Runs cells in a process, and gets a new process when one is lost. */
export class CellRunner {
  readonly #publish: Publish;
  readonly #startCells: StartCells;
  readonly #watcher: ProcessWatcher;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #process!: Cells;
  #ready!: Promise<void>;
  #whenReady: (() => void) | undefined;
  #nextId = 0;
  #failures = 0;
  #running: Running | undefined;
  /** Messages of comms that are not answered yet. */
  readonly #handling = new Map<number, Running>();
  /** Whose text it is that comes past the cells' own output. */
  #latest: { parent: Parent; printed: number } = { parent: {}, printed: 0 };
  readonly #notice = new InspectorNotice();
  #killed = false;
  #closed = false;

  constructor(publish: Publish, watcher: ProcessWatcher, startCells: StartCells) {
    this.#publish = publish;
    this.#watcher = watcher;
    this.#startCells = startCells;
    this.#start();
  }

  /** Runs a cell; if its process is lost on the way, that is its error. */
  async execute(cell: Execute): Promise<CellReply> {
    const id = this.#nextId++;
    const running = { id, sent: false, interrupted: 0 };
    this.#running = running;
    await this.#ready;
    if (running.interrupted > 0) {
      this.#running = undefined;
      return this.#fail('Interrupted', 'the cell was stopped before it began', cell.parent);
    }
    running.sent = true;
    this.#latest = { parent: cell.parent, printed: 0 };
    this.#print('stderr', this.#notice.tell());
    const answer = await this.#exchange(id, { type: 'execute', id, ...cell });
    this.#running = undefined;
    if (answer.type === 'done') return answer.reply;
    return this.#fail('KernelRestarted', 'why' in answer ? answer.why : 'unexpected answer', cell.parent);
  }

  /** Asks about code that is not run. */
  async ask(question: Ask): Promise<unknown> {
    await this.#ready;
    const id = this.#nextId++;
    const answer = await this.#exchange(id, { ...question, id });
    if (answer.type === 'answer') return answer.value;
    throw new Error('why' in answer ? answer.why : 'unexpected answer');
  }

  /** Hands a comm's message to the cells' process, beside the cell that may be running; resolves once it is handled. */
  async comm(request: CommRequest): Promise<void> {
    const id = this.#nextId++;
    await this.#ready;
    this.#handling.set(id, { id, sent: true, interrupted: 0 });
    const answer = await this.#exchange(id, { type: 'comm', id, ...request });
    this.#handling.delete(id);
    if (answer.type === 'lost' && !this.#running)
      this.#publish('stream', { name: 'stderr', text: `${answer.why}\n` }, request.parent);
  }

  /** What an interrupt means: the running cell, otherwise the first message that is being handled. */
  get #current(): Running | undefined {
    return this.#running ?? this.#handling.values().next().value;
  }

  /**
   * Ends the running cell and keeps the variables. A cell that does not end, because it waits in native code,
   * is ended with its process by a second interrupt.
   */
  interrupt(): void {
    const cell = this.#current;
    if (!cell) return;
    if (cell.interrupted === 0) {
      cell.interrupted = performance.now();
      if (cell.sent) {
        this.#process.interrupt(cell.id);
        this.#remind(cell);
      }
      return;
    }
    if (!cell.sent) return;
    const rest = Math.max(0, cell.interrupted + patience - performance.now());
    setTimeout(() => {
      if (this.#current !== cell) return;
      this.#killed = true;
      this.#process.kill();
    }, rest);
  }

  /** A cell that is ended from outside may take the message with it that was to tell of its end. */
  #remind(cell: object & { id: number }): void {
    const timer = setInterval(() => {
      if (this.#current === cell) this.#process.send({ type: 'interrupt', id: cell.id });
      else clearInterval(timer);
    }, patience / 2);
  }

  /** Whether a cell runs, or a comm's message is being handled. */
  get isRunning(): boolean {
    return this.#current !== undefined;
  }

  close(): void {
    this.#closed = true;
    this.#process.kill();
  }

  #start(): void {
    this.#killed = false;
    const before = this.#whenReady;
    const ready = new Promise<void>((ready) => {
      // Who waits for a process that ended before it was ready waits for this one.
      this.#whenReady = () => {
        before?.();
        ready();
      };
      const events: CellEvents = {
        message: (message) => {
          if (message.type === 'ready') {
            this.#failures = 0;
            this.#whenReady?.();
            this.#whenReady = undefined;
          } else if (message.type === 'publish')
            this.#publish(message.kind, message.content, message.parent, message);
          else this.#settle(message.id, message);
        },
        text: (name, text) => this.#print(name, this.#notice.take(text)),
        ended: (reason) => this.#ended(reason),
      };
      this.#process = this.#startCells(events);
    });
    this.#ready = ready.then(() => this.#watcher.ready());
  }

  #ended(reason: string): void {
    if (this.#closed) return;
    const cause = this.#killed
      ? 'the cell did not stop, so its process'
      : `the cells' process ended (${reason}) and`;
    const why = `${cause} was replaced: all variables are lost, run the cells again from the top`;
    this.#failures += 1;
    if (this.#failures > attempts) {
      this.#watcher.giveUp(why);
      return;
    }
    this.#watcher.lost();
    const asked = [...this.#waiting.keys()];
    if (asked.length === 0)
      this.#publish('stream', { name: 'stderr', text: `${why}\n` }, this.#latest.parent);
    this.#start();
    for (const id of asked) this.#settle(id, { type: 'lost', why });
  }

  #print(name: string, text: string): void {
    const admitted = admitText(this.#latest, text);
    if (admitted !== '') this.#publish('stream', { name, text: admitted }, this.#latest.parent);
  }

  #fail(ename: string, evalue: string, parent: Parent): CellReply {
    const error = { ename, evalue, traceback: [`${ename}: ${evalue}`] };
    this.#publish('error', error, parent);
    return { status: 'error', ...error };
  }

  #exchange(id: number, message: ToChild): Promise<Answer> {
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      this.#process.send(message);
    });
  }

  #settle(id: number, answer: Answer): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    waiting?.(answer);
  }
}
