import { phaseColumns } from '../parts/phaseRows';
import type { Column, Table } from '../parts/table';

/** The names of the columns measured along h1 PC1 at the onset, residual PC1 there, and at the row's own epoch. */
export const onsetName = (name: string): string => `${name}_onset`;
export const residualName = (name: string): string => `${name}_residual`;
export const ownResidualName = (name: string): string => `${name}_residual_own`;

const AS_IN_ESSAY: readonly Column[] = [
  { name: 'cos_float32', label: 'cos(g, m) as trained', format: 'signed' },
  { name: 'cos_exact', label: 'cos(g, m) exact', format: 'signed' },
  { name: 'top_share_float32', label: 'top-1 % share of summed |g·m| as trained', format: 'percent' },
  { name: 'top_share_exact', label: '… exact', format: 'percent' },
];

/** Of the 28 heaviest, by `heaviestShares`. */
export const SHARES = ['net_float32', 'net_exact', 'orthogonal_float32', 'orthogonal_exact'] as const;

const NET: readonly Column[] = [
  { name: 'net_float32', label: 'net share along m as trained', format: 'percent' },
  { name: 'net_exact', label: '… exact', format: 'percent' },
];

const ORTHOGONAL: readonly Column[] = [
  { name: 'orthogonal_float32', label: 'share of the length orthogonal to m as trained', format: 'percent' },
  { name: 'orthogonal_exact', label: '… exact', format: 'percent' },
];

const FORCE: readonly Column[] = [
  { name: 'cos_top_float32', label: 'cos(top-1 % force, m) as trained', format: 'signed' },
  { name: 'cos_top_exact', label: '… exact', format: 'signed' },
];

const SQUARES: readonly Column[] = [
  { name: 'cos_top_float32_squared', label: '… squared, as trained', format: 'fraction' },
  { name: 'cos_top_exact_squared', label: '… squared, exact', format: 'fraction' },
];

const CARRIERS: Column = {
  name: 'orthogonal_carriers',
  label: 'samples carrying the rest, exact',
  format: 'count',
};

const EXTREMES: readonly Column[] = [
  { name: 'cos_float32_extreme', label: 'extreme cos as trained', format: 'signed' },
  { name: 'cos_exact_extreme', label: 'extreme cos exact', format: 'signed' },
];

const renamed = (columns: readonly Column[], name: (name: string) => string): Column[] =>
  columns.map((column) => ({ ...column, name: name(column.name) }));

const BLOCKS: readonly (readonly [title: string, columns: readonly Column[]])[] = [
  ['m = h1 PC1, as in the essay', AS_IN_ESSAY],
  ['the 28 heaviest, m = h1 PC1 at the onset', renamed([...NET, ...ORTHOGONAL], onsetName)],
  [
    "… m = h1 PC1 of the row's own epoch, residual PC1 at the onset, residual PC1 of the row's own epoch: net shares",
    [...NET, ...renamed(NET, residualName), ...renamed(NET, ownResidualName)],
  ],
  [
    'm = h1 PC1: the force of the 28 heaviest samples, and the windows',
    [...FORCE, ...SQUARES, CARRIERS, ...EXTREMES],
  ],
  ['m = residual PC1 at the onset', renamed([...AS_IN_ESSAY, ...FORCE, ...EXTREMES], residualName)],
  ["m = residual PC1 at the row's own epoch", renamed(AS_IN_ESSAY, ownResidualName)],
];

/** Columns and blocks of the table gradient-alignment. */
export const gradientAlignmentColumns: Pick<Table, 'columns' | 'blocks'> = {
  columns: [...phaseColumns, ...BLOCKS.flatMap(([, columns]) => columns)],
  blocks: BLOCKS.map(([title, columns], i) => ({
    title,
    columns: columns.map(({ name }) => name),
    folded: i > 1,
  })),
};
