import { promisify } from 'node:util';
import { currentCell } from './cellContext';

type Timer = 'setTimeout' | 'setInterval' | 'setImmediate';

/** Timers of an interrupted cell no longer fire, so that a loop that waits between its steps ends. */
export function installCellTimers(): void {
  for (const name of ['setTimeout', 'setInterval', 'setImmediate'] as Timer[]) {
    const original = globalThis[name] as (...args: unknown[]) => unknown;
    const wrapped = (callback: unknown, ...rest: unknown[]): unknown => {
      if (typeof callback !== 'function') return original(callback, ...rest);
      const context = currentCell();
      return original(
        (...args: unknown[]) => {
          if (!context.muted) callback(...args);
        },
        ...rest,
      );
    };
    const promised = (original as { [promisify.custom]?: unknown })[promisify.custom];
    if (promised) Object.defineProperty(wrapped, promisify.custom, { value: promised });
    (globalThis as Record<string, unknown>)[name] = wrapped;
  }
}
