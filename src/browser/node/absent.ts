/**
 * A module of Node that a browser has nothing like. To load it is no fault: who does may never use it.
 * @throws Error that names what was called, and the module.
 */
export function absentModule(name: string): object {
  const thrower = (member: string): object => {
    const call = (): never => {
      throw new Error(
        `${member} of node:${name}: a browser has nothing like it; it works in the Node kernel`,
      );
    };
    return call;
  };
  return new Proxy(thrower(name), {
    get: (target, member) => {
      if (member === '__esModule' || typeof member === 'symbol') return undefined;
      return member === 'prototype' ? Reflect.get(target, member) : thrower(member);
    },
  });
}
