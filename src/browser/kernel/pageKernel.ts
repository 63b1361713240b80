import { Broker } from '../../kernel/broker/broker';
import { describeKernel } from '../../kernel/broker/describeKernel';
import { PageChannels, type PageMessage } from './pageChannels';
import { WorkerCells } from './workerCells';

/** What a page knows of the kernel. */
export interface PageKernelOptions {
  /** URL of the worker's script. */
  readonly worker: string;
  readonly version: string;
  /** Of the compiler. */
  readonly typescript: string;
  send(message: PageMessage): void;
  /** Called when it has ended, or cannot start. */
  ended(why?: string): void;
}

/** The kernel of a notebook that is open in this page: it answers here, and its cells run in a worker. */
export class PageKernel {
  readonly #channels: PageChannels;
  readonly #broker: Broker;

  constructor({ worker, version, typescript, send, ended }: PageKernelOptions) {
    this.#channels = new PageChannels(send);
    this.#broker = new Broker({
      frontEnds: this.#channels,
      startCells: (events) => new WorkerCells(worker, events),
      // Without the debugger, which a browser does not lend to a page.
      info: () => describeKernel(version, typescript, 'a browser'),
      exit: ended,
      giveUp: ended,
    });
    void this.#broker.start();
  }

  take(message: PageMessage): void {
    this.#channels.take(message);
  }

  interrupt(): Promise<void> {
    return this.#broker.interrupt();
  }

  close(): void {
    this.#broker.close();
  }
}
