/** What every cell finds without an import: declarations for the compiler. */
export const cellGlobals = `
type MimeBundle = { [mime: string]: unknown };
interface DisplayHandle {
  /** The id other messages may name. */
  readonly id: string;
  /** Replaces what was shown. */
  update(value: unknown): void;
}
/** Shows a value below the cell: a table, a chart, a tensor, or anything with a MIME bundle. */
declare function display(value: unknown, options?: { id?: string }): DisplayHandle;
declare namespace display {
  /** Shows a MIME bundle as it is. */
  function bundle(data: MimeBundle, options?: { id?: string }): DisplayHandle;
  /** Removes the cell's outputs; with \`wait\`, only when the next one comes. */
  function clear(wait?: boolean): void;
}
/** Aborted when the running cell is interrupted: pass it to anything that takes a \`signal\`. */
declare const interruptSignal: AbortSignal;
`;

/** Stands in for Node's declarations, which take as long to load as everything else, until a cell needs them. */
export const lightGlobals = `
interface Console {
  assert(condition?: boolean, ...data: any[]): void;
  debug(...data: any[]): void;
  error(...data: any[]): void;
  info(...data: any[]): void;
  log(...data: any[]): void;
  table(data?: any, columns?: string[]): void;
  time(label?: string): void;
  timeEnd(label?: string): void;
  warn(...data: any[]): void;
}
declare var console: Console;
declare namespace NodeJS {
  interface Timeout { hasRef(): boolean; ref(): this; refresh(): this; unref(): this; close(): this; }
  interface Immediate { hasRef(): boolean; ref(): this; unref(): this; }
}
declare function setTimeout(callback: (...args: any[]) => void, ms?: number, ...args: any[]): NodeJS.Timeout;
declare function setInterval(callback: (...args: any[]) => void, ms?: number, ...args: any[]): NodeJS.Timeout;
declare function setImmediate(callback: (...args: any[]) => void, ...args: any[]): NodeJS.Immediate;
declare function clearTimeout(timeout: NodeJS.Timeout | undefined): void;
declare function clearInterval(timeout: NodeJS.Timeout | undefined): void;
declare function queueMicrotask(callback: () => void): void;
declare const performance: { now(): number };
interface AbortSignal { readonly aborted: boolean; readonly reason: any; throwIfAborted(): void; }
`;
