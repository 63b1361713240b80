import * as utilTypes from './utilTypes';

export { format, inspect } from './inspect';
export const types = utilTypes;

const { TextDecoder: OwnDecoder, TextEncoder: OwnEncoder } = globalThis;
export { OwnDecoder as TextDecoder, OwnEncoder as TextEncoder };

type Done = (error: unknown, value?: unknown) => void;
type Call = (...given: unknown[]) => unknown;

const promised = Symbol.for('nodejs.util.promisify.custom');

/** A function that promises what another hands to its callback. */
export const promisify = Object.assign(
  (call: Call): Call =>
    (call as { [promised]?: Call })[promised] ??
    ((...given) =>
      new Promise((resolve, reject) => {
        const done: Done = (error, value) => (error ? reject(error) : resolve(value));
        call(...given, done);
      })),
  { custom: promised },
);

export function inherits(child: { prototype: object }, parent: { prototype: object }): void {
  Object.defineProperty(child, 'super_', { value: parent, configurable: true, writable: true });
  Object.setPrototypeOf(child.prototype, parent.prototype);
}

export function deprecate<Call>(call: Call): Call {
  return call;
}

/** Whether two values are the same all the way down. */
export function isDeepStrictEqual(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) =>
    isDeepStrictEqual((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]),
  );
}
