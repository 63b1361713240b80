import { type Condition, EPOCHS, SHORT } from './condition';
import {
  GLP_DIRECTION,
  H1_DIRECTION,
  REPLAY_DIRECTION,
  RESIDUAL_DIRECTION,
  RESIDUAL_PLANE,
} from './directionNames';

const EVERY = 100;
const NEVER = 'never';
const OFTEN = 'every 100 epochs';
const branch = { from: 'branch', epochs: EPOCHS, keeps: 'state' } as const;
const control = { ...branch, keeps: 'snapshot' } as const;
const short = { from: 'branch', epochs: SHORT, keeps: 'history' } as const;
const frozen = (file: string, of: 'own' | 'other' = 'own') => ({ source: 'file', of, file }) as const;

/** Runs with a direction projected out of dL/dh1: the essay's, controls, and those that need no data. */
export const SUPPRESSED_CONDITIONS: readonly Condition[] = [
  {
    ...branch,
    name: 'suppress-gradient',
    label: 'gradient-based',
    direction: 'effective gradient, Zipf-weighted',
    updated: OFTEN,
    suppression: { source: 'gradient', every: EVERY },
  },
  {
    ...branch,
    name: 'suppress-frozen-glp',
    label: 'frozen GLP',
    direction: 'residual PC1 at the first onset',
    updated: NEVER,
    suppression: frozen(GLP_DIRECTION),
  },
  {
    ...branch,
    name: 'suppress-replay',
    label: 'replay',
    direction: 'healthy replay probe',
    updated: NEVER,
    suppression: frozen(REPLAY_DIRECTION),
  },
  ...[1, 2, 3].map(
    (seed): Condition => ({
      ...control,
      name: `suppress-random-${seed}`,
      label: `control: random ${seed}`,
      direction: 'uniform on the sphere',
      updated: NEVER,
      suppression: { source: 'random', seed },
    }),
  ),
  {
    ...control,
    name: 'suppress-unweighted',
    label: 'control: unweighted',
    direction: 'mean gradient without the weights',
    updated: OFTEN,
    suppression: { source: 'unweighted', every: EVERY },
  },
  {
    ...control,
    name: 'suppress-other-seed',
    label: "other seed's direction",
    direction: "another run's residual PC1; no negative control",
    updated: NEVER,
    suppression: frozen(GLP_DIRECTION, 'other'),
  },
  {
    ...short,
    name: 'suppress-all-ones',
    label: 'all-ones',
    direction: 'u = (1, …, 1), known before training',
    updated: NEVER,
    suppression: { source: 'all-ones' },
  },
  {
    ...short,
    from: 'start',
    name: 'suppress-all-ones-from-0',
    label: 'all-ones, from 0',
    direction: 'u = (1, …, 1), known before training',
    updated: NEVER,
    suppression: { source: 'all-ones' },
  },
  {
    ...short,
    name: 'suppress-head-mean',
    label: "head's mean column",
    direction: 'mean over classes of the head',
    updated: OFTEN,
    suppression: { source: 'head-mean', every: EVERY },
  },
  {
    ...short,
    name: 'suppress-h1-pc1',
    label: 'h1 PC1',
    direction: 'h1 PC1 of the moment',
    updated: OFTEN,
    suppression: { source: 'h1-pc1', every: EVERY },
  },
  {
    ...short,
    name: 'suppress-onset-residual',
    label: 'frozen residual PC1, last epoch before the drop',
    direction: 'residual PC1 at the onset of the second edition',
    updated: NEVER,
    suppression: frozen(RESIDUAL_DIRECTION),
  },
  {
    ...short,
    name: 'suppress-onset-plane',
    label: 'frozen residual PC1 and PC2',
    direction: 'both at the onset of the second edition',
    updated: NEVER,
    suppression: frozen(RESIDUAL_PLANE),
  },
  {
    ...short,
    name: 'suppress-onset-h1-pc1',
    label: 'frozen h1 PC1',
    direction: 'h1 PC1 at the onset of the second edition',
    updated: NEVER,
    suppression: frozen(H1_DIRECTION),
  },
];
