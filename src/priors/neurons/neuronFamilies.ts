import type { PriorSize } from '../scaling/scalingGrid';

/**
 * What is read, as columns of files name it by number: single units of six kinds, then all columns together of three. `gates` are
 * the meta-neurons; `passed`, what the gates let through, is what the reference's code calls so, and is judged by no claim.
 */
export const KINDS = [
  'raw',
  'components',
  'random',
  'autoencoder',
  'gates',
  'passed',
  'raw-whole',
  'residual-whole',
  'nudge-whole',
] as const;
export type Kind = (typeof KINDS)[number];

/** Units that are read alike. */
export interface Family {
  readonly kind: Kind;
  /** Of the prior whose they are; 0 x 0 where they are no prior's. */
  readonly width: number;
  readonly blocks: number;
}

/** Whether all columns are read together. */
export const isWhole = (kind: Kind): boolean => kind.endsWith('-whole');

/** All families, those of the sizes from the smallest up; the last is the largest. */
export function neuronFamilies(sizes: readonly PriorSize[]): Family[] {
  const largest = sizes[sizes.length - 1];
  const none = { width: 0, blocks: 0 };
  return [
    { kind: 'raw', ...none },
    { kind: 'components', ...none },
    { kind: 'random', ...none },
    ...sizes.map((size): Family => ({ kind: 'gates', ...size })),
    { kind: 'passed', ...largest },
    { kind: 'raw-whole', ...none },
    { kind: 'residual-whole', ...largest },
    { kind: 'nudge-whole', ...largest },
    { kind: 'autoencoder', ...none },
  ];
}

/** The gates of a prior: those of its blocks, twice the width each. */
export const gatesOf = ({ width, blocks }: PriorSize): number => 2 * width * blocks;
