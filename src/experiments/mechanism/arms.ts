import { COARSER, KNOCKED_IN, KNOCKED_OUT } from '../conditions/arithmeticConditions';
import { OPTIMISER_CONDITIONS } from '../conditions/optimiserConditions';

/** A condition as it stands beside the others: a branch from 20,000, or the baseline itself. */
export interface Arm {
  /** Of the condition, or `baseline`. */
  readonly name: string;
  readonly label: string;
  /** What it does to the bias of the rounding: `as trained`, `knocked out`, … */
  readonly kind: string;
}

const KINDS = [
  { kind: 'knocked out', conditions: KNOCKED_OUT },
  { kind: 'knocked in', conditions: KNOCKED_IN },
  { kind: 'coarser products', conditions: COARSER },
  {
    kind: 'optimiser',
    conditions: OPTIMISER_CONDITIONS.filter(({ labelGradient }) => labelGradient !== 'drive'),
  },
] as const;

/** The arms that show what drives the collapse, in the order of the table. */
export const ARMS: readonly Arm[] = [
  { name: 'baseline', label: 'as trained', kind: 'as trained' },
  ...KINDS.flatMap(({ kind, conditions }) =>
    conditions.filter(({ from }) => from === 'branch').map(({ name, label }) => ({ name, label, kind })),
  ),
];
