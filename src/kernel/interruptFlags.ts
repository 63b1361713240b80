/** File descriptor on which the broker announces interrupts to the child's watching thread. */
export const interruptChannel = 4;
/** How long, in ms, the cells' thread has to answer, and how often it is given that. */
export const patience = 150;
export const repeats = 100;

/** Shared by the two threads of the child. */
export interface InterruptFlags {
  /** Counts the interrupts that the cells' thread has heard. */
  answered: Int32Array;
  /** 1 while a cell's own code may be running. */
  inCell: Int32Array;
}

export function createInterruptFlags(): InterruptFlags {
  const flag = (): Int32Array => new Int32Array(new SharedArrayBuffer(4));
  return { answered: flag(), inCell: flag() };
}
