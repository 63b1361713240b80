/** Names the global object of the cells' process that its debugger calls. */
export const debugKey = 'activation-supervision.debug';

/** What the debugger asks of the cells' process; also while that is stopped. */
export interface DebugHook {
  /** Sends what cells printed so far. */
  flush(): void;
  /** The variables of the notebook. */
  names(): Record<string, unknown>;
  /**
   * An expression or statements in TypeScript as JavaScript for a frame of a file, or of a cell where there is none.
   * @param locals JSON: what the frame itself names; undefined where the frame is not known yet.
   * @throws SyntaxError
   */
  compile(text: string, file: string, locals?: string): string;
  /** How a value is shown, as JSON of a MIME bundle. */
  show(value: unknown, isStopped: boolean): string | Promise<string>;
  /** Whether any of some places is in a `try` that catches; JSON of their sources' names, lines and columns, from 1. */
  isCaught(places: string): boolean;
  /** Makes a value a variable of the notebook. */
  keep(name: string, value: unknown): void;
}
