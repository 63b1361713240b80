/** The kind of an object that its own `Symbol.toStringTag` may hide: `Promise`, `Map`, `Module`. */
export function innerKind(value: object): string {
  return Object.prototype.toString.call(value).slice(8, -1);
}

const proxies = new WeakSet<object>();
const NativeProxy = globalThis.Proxy;

/** Whether an object is a proxy: those that were made since `noteProxies`. */
export function isProxy(value: unknown): boolean {
  return typeof value === 'object' && value !== null && proxies.has(value);
}

/** From here on proxies are known as such; a browser does not tell. */
export function noteProxies(): void {
  globalThis.Proxy = new NativeProxy(NativeProxy, {
    construct(target, [of, handler]: [object, ProxyHandler<object>]) {
      const made = new target(of, handler);
      proxies.add(made);
      return made;
    },
  });
}
