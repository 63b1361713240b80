import type { CellEvents, Cells } from '../../kernel/broker/cells';
import type { FromChild, ToChild } from '../../kernel/protocol';
import { StopSwitch } from './stopSign';

/** A worker that runs cells. */
export class WorkerCells implements Cells {
  readonly #worker: Worker;
  readonly #events: CellEvents;
  #switch = new StopSwitch();

  /** @param url of the worker's script; what it serves lies beside it. */
  constructor(url: string, events: CellEvents) {
    this.#events = events;
    this.#worker = new Worker(url);
    this.#worker.onmessage = ({ data }: MessageEvent<FromChild>) => events.message(data);
    // Cells' own errors do not come here: it has not started, or ran out of memory.
    this.#worker.onerror = (event) => {
      event.preventDefault();
      this.#worker.terminate();
      events.ended(event.message || 'its script could not be loaded');
    };
  }

  send(message: ToChild): void {
    const isRun = message.type === 'execute' || message.type === 'comm';
    this.#worker.postMessage(isRun ? { ...message, stopSign: this.#switch.sign } : message);
  }

  /** By a message where it waits, by a sign where it loops. */
  interrupt(id: number): void {
    this.send({ type: 'interrupt', id });
    this.#switch.stop();
    this.#switch = new StopSwitch();
  }

  kill(): void {
    this.#worker.terminate();
    this.#events.ended('terminated');
  }
}
