/** The columns of a history: one number for each of its epochs. */
interface Columns {
  readonly epoch: Int32Array;
}

/** The rows of a history between two epochs, both included. */
export function historyBetween<Of extends Columns>(history: Of, from: number, until: number): Of {
  const start = history.epoch.filter((epoch) => epoch < from).length;
  const end = history.epoch.filter((epoch) => epoch <= until).length;
  return Object.fromEntries(
    Object.entries(history).map(([name, values]) => [name, values?.subarray(start, end)]),
  ) as unknown as Of;
}
