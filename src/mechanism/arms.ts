import { COARSER, FROM_START, KNOCKED_IN, KNOCKED_OUT } from '../conditions/arithmeticConditions';
import { OPTIMISER_CONDITIONS } from '../conditions/optimiserConditions';
import { SUPPRESSED_CONDITIONS } from '../conditions/suppressedConditions';

/** A condition as it stands beside the others: a branch from 20,000, or the baseline itself. */
export interface Arm {
  /** Of the condition, or `baseline`. */
  readonly name: string;
  readonly label: string;
  /** What it does to the bias of the rounding: `as trained`, `knocked out`, … */
  readonly kind: string;
}

/** Controls of which one is enough beside the others, or that take another seed's direction. */
const ELSEWHERE = ['suppress-random-2', 'suppress-random-3', 'suppress-unweighted', 'suppress-other-seed'];

/** The direction that needs no data. */
export const ALL_ONES = 'suppress-all-ones';
/** Directions that are learned. */
export const LEARNED: readonly string[] = ['suppress-gradient', 'suppress-frozen-glp', 'suppress-replay'];

const KINDS = [
  { kind: 'knocked out', conditions: KNOCKED_OUT },
  { kind: 'knocked in', conditions: KNOCKED_IN },
  { kind: 'coarser products', conditions: COARSER },
  {
    kind: 'projected out',
    conditions: SUPPRESSED_CONDITIONS.filter(({ name }) => !ELSEWHERE.includes(name)),
  },
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

/** The arms that have it so from the first step on. */
export const START_ARMS: readonly Arm[] = [
  { name: 'baseline', label: 'as trained', kind: 'as trained' },
  { name: 'exact', label: 'exact, from 0', kind: 'knocked out' },
  ...FROM_START.map(({ name, label }) => ({ name, label, kind: kindOf(`${name}-from-20000`) })),
  { name: 'suppress-all-ones-from-0', label: 'all-ones, from 0', kind: 'projected out' },
];

function kindOf(branch: string): string {
  return ARMS.find(({ name }) => name === branch)?.kind ?? '';
}
