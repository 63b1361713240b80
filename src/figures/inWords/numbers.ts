import { powerOfTen } from '../../tables/parts/powerOfTen';
import { withMinus } from '../../tables/parts/withMinus';

/** Hundredths: `54 %`. */
export const percent = (share: number): string => `${Math.round(100 * share)} %`;

/** To two decimals or, where it is very small or large, two digits and a power of ten; with a minus sign; a dash for none. */
export function decimal(value: number): string {
  if (!Number.isFinite(value)) return '–';
  const size = Math.abs(value);
  const plain = size === 0 || (size >= 0.01 && size < 1e6);
  return withMinus(plain ? String(Number(value.toFixed(2))) : powerOfTen(value.toExponential(1)));
}

/** How often: `never`, `once`, `twice`, `3 times`. */
export const often = (times: number): string => ['never', 'once', 'twice'][times] ?? `${times} times`;
