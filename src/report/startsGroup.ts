import type { Grid } from './grid';

/**
 * Of each row, whether it is the first of a group: whether its first key differs from that of the row before. None where no
 * two rows share it, or where there is no key.
 */
export function startsGroup({ cells, keys }: Pick<Grid, 'cells' | 'keys'>): boolean[] {
  const first = cells.map(([cell]) => cell?.ours);
  const hasGroups = keys > 0 && new Set(first).size < first.length;
  return first.map((text, i) => hasGroups && i > 0 && text !== first[i - 1]);
}
