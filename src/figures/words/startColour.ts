import type { Start } from '../../grounding/groundingGrid';
import { START_NAMES } from '../../tables/words/groundingRows';
import { COMPARED } from '../charts/palette';

const COLOURS: Readonly<Record<Start, string>> = {
  random: COMPARED[2],
  true: COMPARED[0],
  false: COMPARED[1],
  'k-means': COMPARED[4],
};

/** The colour of each start, the same in every chart. */
export function startColour(starts: readonly Start[]) {
  return {
    field: 'start',
    type: 'nominal' as const,
    title: 'start',
    legend: { symbolOpacity: 1 },
    scale: {
      domain: starts.map((start) => START_NAMES[start]),
      range: starts.map((start) => COLOURS[start]),
    },
  };
}
