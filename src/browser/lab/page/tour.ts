import type { Start } from '../experiment/experiment';
import { asTrained, type Settings } from '../experiment/settings';

/** One step of the tour: what is trained, in which lane, and until which epoch. */
export interface TourStep {
  readonly name: string;
  readonly lane: 'A' | 'B';
  readonly start: Exclude<Start, { kind: 'file' }>;
  readonly settings: Settings;
  readonly until: number;
  /** Whether it then looks at the epoch of the least accuracy. */
  readonly looksAtLeast?: boolean;
}

const at = (epoch: number): TourStep['start'] => ({ kind: 'state', epoch });

/** The five steps, in the order of the page's buttons, which say what they show. */
export const TOUR: readonly TourStep[] = [
  { name: 'learns', lane: 'A', start: at(20_000), settings: asTrained, until: 22_000 },
  { name: 'forgets', lane: 'A', start: at(24_000), settings: asTrained, until: 26_000 },
  { name: 'direction', lane: 'A', start: at(24_000), settings: asTrained, until: 26_000, looksAtLeast: true },
  {
    name: 'out',
    lane: 'B',
    start: at(24_000),
    settings: { ...asTrained, projected: 'gradient' },
    until: 26_000,
  },
  {
    name: 'rounding',
    lane: 'B',
    start: at(24_000),
    settings: { ...asTrained, labelGradient: 'summed' },
    until: 26_000,
  },
];
