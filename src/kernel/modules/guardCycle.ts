/**
 * The exports of a module that has not ended yet, for one that it imports itself: to read what has no value yet is an
 * error that names the cycle.
 */
export function guardCycle(exports: object, isDone: () => boolean, file: string, cycle: string): object {
  return new Proxy(exports, {
    get(target, name, receiver) {
      const value = Reflect.get(target, name, receiver);
      if (value !== undefined || typeof name === 'symbol' || name === '__esModule' || isDone()) return value;
      throw new ReferenceError(
        `'${name}' of ${file} is used before it has a value: the modules import each other, ${cycle}; ` +
          'use it later, in a function, or move what both need to a third file',
      );
    },
  });
}
