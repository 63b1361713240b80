import { createInterface } from 'node:readline';
import type { Duplex } from 'node:stream';

/** An answer, or an event, of the Chrome DevTools Protocol. */
interface Message {
  id?: number;
  result?: unknown;
  error?: { message?: string };
  method?: string;
  params?: unknown;
}

/** How long, in ms, an answer may take: the cells' thread gives none while it is in native code. */
const patience = 10_000;

/** Speaks the Chrome DevTools Protocol with the inspector of the process that runs the cells. */
export class Inspector {
  readonly #pipe: Duplex;
  readonly #waiting = new Map<number, (message: Message) => void>();
  #nextId = 0;

  /** @param closed called once, when the process is gone. */
  constructor(pipe: Duplex, heard: (method: string, params: unknown) => void, closed: () => void) {
    this.#pipe = pipe;
    createInterface({ input: pipe })
      .on('line', (line) => {
        const message = JSON.parse(line) as Message;
        if (message.method !== undefined) heard(message.method, message.params);
        else this.#settle(message.id!, message);
      })
      // An error of the pipe is told of by its closing.
      .on('error', () => {});
    pipe.once('close', () => {
      for (const id of [...this.#waiting.keys()])
        this.#settle(id, { error: { message: "the cells' process ended" } });
      closed();
    });
  }

  /** @throws Error what the inspector says, or that it says nothing. */
  send<Result>(method: string, params: object = {}, within = patience): Promise<Result> {
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () =>
          this.#settle(id, {
            error: { message: "the cells' process does not answer: it is in native code" },
          }),
        within,
      );
      this.#waiting.set(id, ({ result, error }) => {
        clearTimeout(timer);
        if (error) reject(new Error(error.message ?? JSON.stringify(error)));
        else resolve(result as Result);
      });
      if (this.#pipe.destroyed) this.#settle(id, { error: { message: "the cells' process ended" } });
      else this.#pipe.write(`${JSON.stringify({ id, method, params })}\n`);
    });
  }

  #settle(id: number, message: Message): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    waiting?.(message);
  }
}
