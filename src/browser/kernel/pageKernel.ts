import { Broker } from '../../kernel/broker/broker';
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
      info: () => kernelInfo(version, typescript),
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

/** As the Node kernel says it, but for the debugger, which a browser does not lend to a page. */
function kernelInfo(version: string, typescript: string): Record<string, unknown> {
  return {
    status: 'ok',
    protocol_version: '5.3',
    implementation: 'activation-supervision',
    implementation_version: version,
    language_info: {
      name: 'typescript',
      version: typescript,
      mimetype: 'text/typescript',
      file_extension: '.ts',
      pygments_lexer: 'typescript',
      codemirror_mode: 'typescript',
      nbconvert_exporter: 'script',
    },
    banner: `activation-supervision ${version}: TypeScript ${typescript} in the browser`,
    help_links: [{ text: 'TypeScript', url: 'https://www.typescriptlang.org/docs/' }],
  };
}
