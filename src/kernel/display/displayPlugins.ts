import type { MimeBundle } from '../protocol';

/** Shows values of some kind. @returns undefined for those that it does not know. */
export type DisplayPlugin = (value: object) => MimeBundle | Promise<MimeBundle> | undefined;

const key = Symbol.for('Jupyter.display');

/**
 * The plug-ins of this process by name, asked in their order: a `Map` at `globalThis[Symbol.for('Jupyter.display')]`, so
 * that any package may set its own without importing the kernel, and again when it was edited.
 */
export function displayPlugins(): Map<string, DisplayPlugin> {
  const holder = globalThis as { [key]?: Map<string, DisplayPlugin> };
  if (!(holder[key] instanceof Map)) {
    Object.defineProperty(globalThis, key, { value: new Map(), configurable: true, writable: true });
  }
  return holder[key]!;
}

/** Adds the plug-ins of a file, which sets them itself when it is loaded: with the first object that is shown. */
export function addPluginsLater(file: string): void {
  displayPlugins().set(file, (value) => {
    displayPlugins().delete(file);
    require(file);
    return pluginBundle(value);
  });
}

/** What the first plug-in that knows a value makes of it. */
export function pluginBundle(value: object): MimeBundle | Promise<MimeBundle> | undefined {
  for (const plugin of [...displayPlugins().values()]) {
    const bundle = plugin(value);
    if (bundle) return bundle;
  }
  return undefined;
}
