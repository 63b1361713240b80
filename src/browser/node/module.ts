import { originalPositionFor, TraceMap } from '@jridgewell/trace-mapping';
import { builtinNames } from './builtins';

/** Loads a module for a file; set by the kernel. */
type Require = ((name: string) => unknown) & { resolve(name: string): string };

let load: Require | undefined;

/** Says how modules are loaded. */
export function setRequire(require: Require): void {
  load = require;
}

/** Every file of this worker finds the same modules. */
export function createRequire(_file: string | URL): Require {
  const require = (name: string): unknown => load!(name);
  return Object.assign(require, { resolve: (name: string): string => load!.resolve(name) });
}

export function isBuiltin(name: string): boolean {
  return builtinNames.has(name.replace(/^node:/, ''));
}

/** Node's reader of source maps. */
export class SourceMap {
  readonly #map: TraceMap;

  constructor(payload: ConstructorParameters<typeof TraceMap>[0]) {
    this.#map = new TraceMap(payload);
  }

  /** Where a position of the code, both from 0, lies in its source. */
  findEntry(line: number, column: number): { originalLine: number; originalColumn: number } | object {
    const found = originalPositionFor(this.#map, { line: line + 1, column });
    return found.line === null ? {} : { originalLine: found.line - 1, originalColumn: found.column };
  }
}
