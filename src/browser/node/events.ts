// In a browser's bundle this is the npm package, elsewhere Node's own module.
export { EventEmitter, once } from 'events';

/** A browser counts no listeners of signals. */
export function setMaxListeners(): void {}
