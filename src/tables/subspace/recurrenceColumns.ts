import { agreement, onesShare } from '../../metrics/algebra/agreement';
import type { Column, Row, Table } from '../parts/table';

type Kind = 'residual' | 'h1';

const TITLES: Readonly<Record<Kind, string>> = { residual: 'residual PC1', h1: 'h1 PC1' };
const KINDS = Object.keys(TITLES) as Kind[];

/** What a row says of two directions of a kind; either is left out where it is not there. */
export function compared(kind: Kind, first?: Float64Array, second?: Float64Array): Row {
  const both = first && second && agreement(first, second);
  return {
    [`cos_${kind}_pc1`]: both?.whole ?? null,
    [`cos_${kind}_pc1_without_ones`]: both?.withoutOnes ?? null,
    [`cos_${kind}_ones`]: first ? onesShare(first) : null,
    [`cos_${kind}_ones_later`]: second ? onesShare(second) : null,
  };
}

const columnsOf = (kind: Kind): Column[] => [
  { name: `cos_${kind}_pc1`, label: `|cos| of ${TITLES[kind]}`, format: 'fraction' },
  { name: `cos_${kind}_pc1_without_ones`, label: '… without u', format: 'fraction' },
  { name: `cos_${kind}_ones`, label: '|cos| of the first with u', format: 'fraction' },
  { name: `cos_${kind}_ones_later`, label: '… of the other', format: 'fraction' },
];

export const COLUMNS: readonly Column[] = [
  { name: 'from', label: 'collapse', format: 'count' },
  { name: 'to', label: 'and', format: 'text' },
  { name: 'epoch', label: 'onset', format: 'epoch' },
  { name: 'later_epoch', label: 'and', format: 'epoch' },
  { name: 'epochs_apart', label: 'apart', format: 'epoch' },
  ...KINDS.flatMap(columnsOf),
];

export const BLOCKS: Table['blocks'] = KINDS.map((kind) => ({
  title: `${TITLES[kind]} at the onset; u = (1, …, 1) / √n1`,
  columns: columnsOf(kind).map(({ name }) => name),
}));
