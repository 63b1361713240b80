type Callback = (...given: unknown[]) => void;
type Id = ReturnType<typeof globalThis.setTimeout>;

const native = {
  setTimeout: globalThis.setTimeout.bind(globalThis) as (callback: Callback, ms?: number) => Id,
  clearTimeout: globalThis.clearTimeout.bind(globalThis) as (id: Id) => void,
  setInterval: globalThis.setInterval.bind(globalThis) as (callback: Callback, ms?: number) => Id,
  clearInterval: globalThis.clearInterval.bind(globalThis) as (id: Id) => void,
};

/** In Node a task can be one that need not be waited for; a browser waits for none. */
class Task {
  ref(): this {
    return this;
  }
  unref(): this {
    return this;
  }
  hasRef(): boolean {
    return true;
  }
}

/** What Node's `setTimeout` gives: an object, where the browser gives a number. */
class Timeout extends Task {
  #id!: Id;
  constructor(
    private readonly start: () => Id,
    private readonly stop: (id: Id) => void,
  ) {
    super();
    this.#id = start();
  }
  refresh(): this {
    this.stop(this.#id);
    this.#id = this.start();
    return this;
  }
  close(): this {
    this.stop(this.#id);
    return this;
  }
  [Symbol.toPrimitive](): number {
    return this.#id as unknown as number;
  }
}

export function setTimeout(callback: Callback, ms?: number, ...given: unknown[]): Timeout {
  const start = (): Id => native.setTimeout(() => callback(...given), ms);
  return new Timeout(start, native.clearTimeout);
}

export function setInterval(callback: Callback, ms?: number, ...given: unknown[]): Timeout {
  const start = (): Id => native.setInterval(() => callback(...given), ms);
  return new Timeout(start, native.clearInterval);
}

export function clearTimeout(timer: Timeout | number | undefined): void {
  if (timer instanceof Timeout) timer.close();
  else if (timer !== undefined) native.clearTimeout(timer as unknown as Id);
}

export const clearInterval = clearTimeout;

/** Tasks that wait for their turn, by number. */
const waiting = new Map<number, () => void>();
const channel = new MessageChannel();
let next = 1;

channel.port1.onmessage = ({ data }: MessageEvent<number>) => {
  const task = waiting.get(data);
  waiting.delete(data);
  task?.();
};

/** What `setImmediate` gives. */
class Immediate extends Task {
  constructor(readonly number: number) {
    super();
  }
}

/** Runs a callback as a task of its own, without the four milliseconds that a browser puts between timers. */
export function setImmediate(callback: Callback, ...given: unknown[]): Immediate {
  const number = next++;
  waiting.set(number, () => callback(...given));
  channel.port2.postMessage(number);
  return new Immediate(number);
}

export function clearImmediate(task: Immediate | undefined): void {
  if (task) waiting.delete(task.number);
}
