import { withMinus } from './withMinus';

/** A difference of two counts: `+1`, `0`, `−2`. */
export const signedCount = (difference: number): string =>
  difference > 0 ? `+${difference}` : withMinus(String(difference));
