/** File descriptor on which the broker announces interrupts to the child's watching thread. */
export const interruptChannel = 4;
/** How often, in ms, the watching thread looks whether the cell has ended, and how often at most. */
export const patience = 150;
export const repeats = 200;

/** Names the global function that is called on the cells' thread before its execution is terminated. */
export const terminationKey = 'activation-supervision.terminate';

/** Shared by the two threads of the child. */
export interface InterruptFlags {
  /** Counts the interrupts that the cells' thread has heard. */
  heard: Int32Array;
  /** Counts the cells that have ended. */
  ended: Int32Array;
  /** 1 while a cell's own code may be running. */
  inCell: Int32Array;
  /** 1 from an interrupt until its cell has ended: every loop of a cell looks at it. */
  stop: Int32Array;
}

export function createInterruptFlags(): InterruptFlags {
  const flag = (): Int32Array => new Int32Array(new SharedArrayBuffer(4));
  return { heard: flag(), ended: flag(), inCell: flag(), stop: flag() };
}
