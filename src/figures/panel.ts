/** One small chart of a run over its epochs. */
export interface Panel {
  readonly id: string;
  readonly title: string;
  /** Quantity and unit. */
  readonly yTitle: string;
  readonly scale: 'linear' | 'log';
  /** Ends of the y axis; taken from the data where left out. */
  readonly domain?: readonly [number, number];
  /** d3 format of the y labels of a linear panel. */
  readonly format?: string;
  readonly series: readonly Series[];
  /** Values of y that a dotted line marks. */
  readonly guides?: readonly number[];
}

export interface Series {
  /** Column of the history. */
  readonly column: string;
  /** What it was measured on. */
  readonly of: Samples;
}

export const SAMPLES = ['training pairs', 'test pairs', 'all pairs'] as const;
export type Samples = (typeof SAMPLES)[number];
