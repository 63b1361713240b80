type Listener = (...given: never[]) => void;

/** Node's `EventEmitter`. */
export class EventEmitter {
  readonly #listeners = new Map<string | symbol, { listener: Listener; isOnce: boolean }[]>();

  on(name: string | symbol, listener: Listener): this {
    return this.#add(name, { listener, isOnce: false });
  }

  once(name: string | symbol, listener: Listener): this {
    return this.#add(name, { listener, isOnce: true });
  }

  off(name: string | symbol, listener: Listener): this {
    const left = this.#of(name).filter((one) => one.listener !== listener);
    this.#listeners.set(name, left);
    return this;
  }

  addListener(name: string | symbol, listener: Listener): this {
    return this.on(name, listener);
  }

  removeListener(name: string | symbol, listener: Listener): this {
    return this.off(name, listener);
  }

  removeAllListeners(name?: string | symbol): this {
    if (name === undefined) this.#listeners.clear();
    else this.#listeners.delete(name);
    return this;
  }

  /** @throws what is emitted as an error that nobody listens for. */
  emit(name: string | symbol, ...given: unknown[]): boolean {
    const listeners = this.#of(name);
    if (listeners.length === 0) {
      if (name === 'error') throw given[0];
      return false;
    }
    this.#listeners.set(
      name,
      listeners.filter(({ isOnce }) => !isOnce),
    );
    for (const { listener } of listeners) (listener as (...all: unknown[]) => void).apply(this, given);
    return true;
  }

  listeners(name: string | symbol): Listener[] {
    return this.#of(name).map(({ listener }) => listener);
  }

  listenerCount(name: string | symbol): number {
    return this.#of(name).length;
  }

  setMaxListeners(): this {
    return this;
  }

  #of(name: string | symbol): { listener: Listener; isOnce: boolean }[] {
    return this.#listeners.get(name) ?? [];
  }

  #add(name: string | symbol, one: { listener: Listener; isOnce: boolean }): this {
    this.#listeners.set(name, [...this.#of(name), one]);
    return this;
  }
}

/** Resolves with what an event of this name brings; rejects with an error that comes first. */
export function once(emitter: EventEmitter, name: string): Promise<unknown[]> {
  return new Promise((resolve, reject) => {
    const heard = (...given: unknown[]): void => {
      emitter.off('error', failed);
      resolve(given);
    };
    const failed = (error: unknown): void => {
      emitter.off(name, heard);
      reject(error);
    };
    emitter.once(name, heard);
    if (name !== 'error') emitter.once('error', failed);
  });
}

/** A browser counts no listeners. */
export function setMaxListeners(): void {}
