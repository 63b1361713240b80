import type { Debugger } from 'node:inspector';
import type { Inspector } from './inspector';
import type { RemoteHook } from './remoteHook';
import type { Scripts } from './scripts';

/** How many turns of the event loop back callers are looked for that catch an exception. */
const asyncDepth = 8;

/** Which exceptions stop: `all`, or those that nobody's own code catches. */
export class ExceptionFilter {
  readonly #inspector: Inspector;
  readonly #scripts: Scripts;
  readonly #hook: RemoteHook;
  #filters: readonly string[] = [];

  constructor({ inspector, scripts, hook }: { inspector: Inspector; scripts: Scripts; hook: RemoteHook }) {
    this.#inspector = inspector;
    this.#scripts = scripts;
    this.#hook = hook;
  }

  /** @param filters `all`, `uncaught`, both, or none. */
  async catch(filters: readonly string[]): Promise<void> {
    this.#filters = filters;
    const isAny = filters.length > 0;
    // The inspector takes what the kernel catches, to tell of it, for caught: `isWanted` knows better.
    await this.#inspector.send('Debugger.setPauseOnExceptions', { state: isAny ? 'all' : 'none' });
    await this.#inspector.send('Debugger.setAsyncCallStackDepth', { maxDepth: isAny ? asyncDepth : 0 });
  }

  /** Whether the exception that the inspector paused at is one that is to stop. */
  async isWanted({ callFrames, asyncStackTrace }: Debugger.PausedEventDataType): Promise<boolean> {
    if (this.#filters.includes('all')) return true;
    const places = callFrames.map(({ location }) => location);
    for (let trace = asyncStackTrace; trace; trace = trace.parent) places.push(...trace.callFrames);
    const own = places.flatMap((place) => {
      const found = this.#scripts.toSource(place);
      return found ? [{ ...found, name: this.#scripts.get(place.scriptId)!.name }] : [];
    });
    return !(await this.#hook.isCaught(own));
  }
}
