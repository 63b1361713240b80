/** Changes beyond which the oldest are forgotten: whoever waits for so many wants the latest. */
const most = 1_000;

/** Values as they come, for whoever takes them one after the other. */
export class ChangeQueue<Value> implements AsyncIterableIterator<Value> {
  readonly #waiting: Value[] = [];
  readonly #takers: ((result: IteratorResult<Value>) => void)[] = [];
  readonly #left: () => void;
  #ended = false;

  /** @param left called once when nobody takes any more. */
  constructor(left: () => void) {
    this.#left = left;
  }

  push(value: Value): void {
    const taker = this.#takers.shift();
    if (taker) taker({ value, done: false });
    else if (!this.#ended && this.#waiting.push(value) > most) this.#waiting.shift();
  }

  end(): void {
    this.#ended = true;
    for (const taker of this.#takers.splice(0)) taker({ value: undefined, done: true });
  }

  next(): Promise<IteratorResult<Value>> {
    if (this.#waiting.length > 0) return Promise.resolve({ value: this.#waiting.shift()!, done: false });
    if (this.#ended) return Promise.resolve({ value: undefined, done: true });
    return new Promise((resolve) => this.#takers.push(resolve));
  }

  return(): Promise<IteratorResult<Value>> {
    this.#waiting.length = 0;
    this.end();
    this.#left();
    return Promise.resolve({ value: undefined, done: true });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
