/** What an ES module sees of a CommonJS module: its exports as `default`, and by their names. */
export function namespaceOf(exported: unknown): object {
  const view = Object.create(null) as object;
  if ((typeof exported === 'object' && exported !== null) || typeof exported === 'function') {
    for (const name of Object.keys(exported)) {
      const get = () => (exported as Record<string, unknown>)[name];
      if (name !== 'default') Object.defineProperty(view, name, { enumerable: true, get });
    }
  }
  return Object.defineProperty(view, 'default', { enumerable: true, value: exported });
}

/** What a CommonJS module sees of an ES module: its namespace, marked as one so that a default import is its default. */
export function requirable(namespace: object): object {
  if ('__esModule' in namespace || !('default' in namespace)) return namespace;
  const view = Object.defineProperty({}, '__esModule', { value: true });
  for (const name of Object.keys(namespace)) {
    const get = () => (namespace as Record<string, unknown>)[name];
    Object.defineProperty(view, name, { enumerable: true, get });
  }
  return view;
}
