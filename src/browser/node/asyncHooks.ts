/**
 * Node's `AsyncLocalStorage` as far as a browser can have it: a value holds while a function runs, not in what that function
 * starts and comes back to later.
 */
export class AsyncLocalStorage<Value> {
  #value: Value | undefined;

  run<Result>(value: Value, body: () => Result): Result {
    const before = this.#value;
    this.#value = value;
    try {
      return body();
    } finally {
      this.#value = before;
    }
  }

  getStore(): Value | undefined {
    return this.#value;
  }

  disable(): void {
    this.#value = undefined;
  }
}
