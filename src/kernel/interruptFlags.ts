/** File descriptor on which the broker names, a line each, the cells to interrupt to the child's watching thread. */
export const interruptChannel = 4;
/** File descriptor on which the broker and that thread exchange Chrome DevTools Protocol, a message a line. */
export const debugChannel = 5;
/** How often, in ms, the watching thread looks whether the cell has ended, and how often at most. */
export const patience = 150;
export const repeats = 200;

/** Names the global function that is called on the cells' thread before its execution is terminated. */
export const terminationKey = 'activation-supervision.terminate';

/** In place of a cell's id, where there is none; ids count from 0. */
export const none = -1;

/** Shared by the two threads of the child. Cells are named by id: an interrupt that comes late hits no other cell. */
export interface InterruptFlags {
  /** Counts the interrupts that the cells' thread has heard. */
  heard: Int32Array;
  /** The cell that ended last. */
  ended: Int32Array;
  /** The cell whose own code may be running. */
  running: Int32Array;
  /** The cell whose loops are to end: every loop of a cell looks at it. */
  stop: Int32Array;
}

export function createInterruptFlags(): InterruptFlags {
  const flag = (value: number): Int32Array => new Int32Array(new SharedArrayBuffer(4)).fill(value);
  return { heard: flag(0), ended: flag(none), running: flag(none), stop: flag(none) };
}
