import { inspect } from 'node:util';
import { commsHere } from '../kernel/comms';
import type { Bundle } from './widget';

const key = Symbol.for('Jupyter.display');

/** How the kernel shows a value; without one, as the value, or a display plug-in, says, otherwise as Node prints it. */
export function localBundle(value: unknown): Bundle | Promise<Bundle> {
  const host = commsHere();
  if (host) return host.bundle(value);
  if (typeof value === 'object' && value !== null) {
    const own = (value as { [key]?: unknown })[key];
    if (typeof own === 'function') return own.call(value) as Bundle | Promise<Bundle>;
    const plugins = (globalThis as { [key]?: Map<string, (value: object) => Bundle | undefined> })[key];
    for (const plugin of plugins?.values() ?? []) {
      const bundle = plugin(value);
      if (bundle) return bundle;
    }
  }
  return { 'text/plain': inspect(value) };
}
