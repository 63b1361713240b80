import type { FromChild, ToChild } from '../protocol';

/** What is heard from what runs the cells. */
export interface CellEvents {
  message(message: FromChild): void;
  /** Text that came past the cells' own output: from native code, or from programs that a cell started. */
  text(stream: 'stdout' | 'stderr', text: string): void;
  ended(reason: string): void;
}

/** What runs the cells, a process or a worker; when it ends, a new one must be made. */
export interface Cells {
  send(message: ToChild): void;
  /** Asks the cell of an id to end, by all ways that reach it. */
  interrupt(id: number): void;
  kill(): void;
}
