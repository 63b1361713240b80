type Bytes = ArrayBufferView | ArrayBuffer;
type Path = readonly (string | number)[];

/** A state without its binary parts, and these with the paths where they were. */
export interface Split {
  readonly state: unknown;
  readonly paths: readonly Path[];
  readonly buffers: readonly Bytes[];
}

/** Takes binary parts out: from arrays they leave `null`, from objects nothing. */
export function splitBuffers(state: unknown): Split {
  const paths: Path[] = [];
  const buffers: Bytes[] = [];
  const taken = Symbol();
  const walk = (value: unknown, path: Path): unknown => {
    if (isBytes(value)) {
      paths.push(path);
      buffers.push(value);
      return taken;
    }
    if (Array.isArray(value))
      return value.map((one, i) => walk(one, [...path, i])).map((one) => (one === taken ? null : one));
    if (typeof value !== 'object' || value === null) return value;
    const plain = Object.getPrototypeOf(value);
    if (plain !== Object.prototype && plain !== null) return value;
    const entries = Object.entries(value).map(([key, one]) => [key, walk(one, [...path, key])]);
    return Object.fromEntries(entries.filter(([, one]) => one !== taken));
  };
  return { state: walk(state, []), paths, buffers };
}

/**
 * Puts binary parts back into a state, which it changes.
 * @throws TypeError where paths and buffers do not fit each other or the state.
 */
export function joinBuffers(state: object, paths: unknown, buffers: readonly Bytes[]): void {
  if (!Array.isArray(paths) || paths.length !== buffers.length)
    throw new TypeError(`expected a path for each of ${buffers.length} buffers`);
  for (const [i, path] of (paths as Path[]).entries()) {
    let holder = state as Record<string | number, unknown>;
    if (!Array.isArray(path) || path.length === 0) throw new TypeError('expected paths that lead somewhere');
    for (const key of path.slice(0, -1)) {
      const next = Object.hasOwn(holder, key) ? holder[key] : undefined;
      if (typeof next !== 'object' || next === null)
        throw new TypeError(`expected a path into the state, found ${JSON.stringify(path)}`);
      holder = next as Record<string | number, unknown>;
    }
    // By definition, so that no name of an object's own machinery is touched.
    const given = { value: buffers[i], writable: true, enumerable: true, configurable: true };
    Object.defineProperty(holder, path.at(-1)!, given);
  }
}

export function isBytes(value: unknown): value is Bytes {
  return ArrayBuffer.isView(value) || value instanceof ArrayBuffer;
}
