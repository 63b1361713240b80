type Listener = (value: never, previous: never) => void;
type State = Readonly<Record<string, unknown>>;

/** Who wants to hear of which attribute. */
export class AttributeListeners {
  readonly #listeners = new Map<string, Set<Listener>>();

  /** @returns what takes it back. */
  add(name: string, listener: Listener): () => void {
    const listeners = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, listeners.add(listener));
    return () => void listeners.delete(listener);
  }

  /** Tells all, also after one that throws. @throws what the first of those threw. */
  tell(changed: readonly string[], now: State, before: State): void {
    const errors: unknown[] = [];
    for (const name of changed) {
      for (const listener of [...(this.#listeners.get(name) ?? [])]) {
        try {
          listener(now[name] as never, before[name] as never);
        } catch (error) {
          errors.push(error);
        }
      }
    }
    if (errors.length > 0) throw errors[0];
  }

  clear(): void {
    this.#listeners.clear();
  }
}
