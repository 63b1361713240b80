/**
 * Colours that stay apart for colour-blind readers: those of Okabe and Ito (2008), moved so far that any two that one chart has are
 * 24 units of CIE76 or more from each other also in simulated protanopia, deuteranopia and tritanopia, as a test has it.
 */
export const PALETTE = {
  train: '#045292',
  test: '#C75C11',
  /** Measured on training and test pairs together. */
  all: '#444444',
  cycle: '#F0C04A',
  collapse: '#000000',
  guide: '#777777',
  suppressed: '#000000',
  /** On a scale of colours, whatever the ground; and about it, where it stands on the ground. */
  onColours: '#111111',
  aboutOnColours: '#fafafa',
} as const;

/** For things compared that are neither of the above, in this order. */
export const COMPARED = ['#01965F', '#AF79A2', '#00C5FF', '#F6A500', '#444444'] as const;
