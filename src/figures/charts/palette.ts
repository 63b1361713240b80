/** Colours that stay apart for colour-blind readers (Okabe and Ito). */
export const PALETTE = {
  train: '#0072B2',
  test: '#D55E00',
  /** Measured on training and test pairs together. */
  all: '#444444',
  cycle: '#F0C04A',
  collapse: '#000000',
  guide: '#777777',
  suppressed: '#E69F00',
} as const;

/** For things compared that are neither of the above, in this order. */
export const COMPARED = ['#009E73', '#CC79A7', '#56B4E9', '#E69F00', '#444444'] as const;
