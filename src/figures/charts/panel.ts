import { COMPARED, PALETTE } from './palette';

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
  /** Epochs that values are gathered over, where they jump about too much for a line: their median, and their middle half as a band. */
  readonly rolling?: number;
  /** Values of y that a dotted line marks. */
  readonly guides?: readonly number[];
}

export interface Series {
  /** Column of the history. */
  readonly column: string;
  /** What it was measured on, or compared with. */
  readonly of: SeriesName;
}

/** What lines of panels can be, in the order of the key, each with its colour. */
export const SERIES = {
  'training pairs': PALETTE.train,
  'test pairs': PALETTE.test,
  'all pairs': PALETTE.all,
  'with residual PC1': COMPARED[0],
  'with h1 PC1': COMPARED[1],
} as const;
export type SeriesName = keyof typeof SERIES;

/** The series that panels have, in the order of the key. */
export function seriesOf(panels: readonly Panel[]): SeriesName[] {
  const used = new Set(panels.flatMap(({ series }) => series.map(({ of }) => of)));
  return (Object.keys(SERIES) as SeriesName[]).filter((name) => used.has(name));
}
