// Algorithm: FDLIBM e_exp (Sun Microsystems, 1993): e^r = 1 + r + r c / (2 - c), c a Remez polynomial in r^2.
import { scaleByPowerOfTwo } from './float64Bits';

const LN2_HIGH = 6.931471803691238e-1;
const LN2_LOW = 1.9082149292705877e-10;
const INVERSE_LN2 = Math.LOG2E;
const P1 = 1.6666666666666602e-1;
const P2 = -2.7777777777015593e-3;
const P3 = 6.613756321437934e-5;
const P4 = -1.6533902205465252e-6;
const P5 = 4.1381367970572385e-8;

/**
 * e^x in float64, within one unit in the last place, the same bits in every JavaScript engine:
 * only additions, multiplications, divisions and exact scaling.
 */
export function exp(x: number): number {
  return expOfSum(x, 0);
}

/** e^(x + tail) where `tail` is far below an ulp of 1: the rest of an argument kept in two numbers. */
export function expOfSum(x: number, tail: number): number {
  if (Number.isNaN(x)) return x;
  if (x > 709.782712893384) return Number.POSITIVE_INFINITY;
  if (x < -745.1332191019412) return 0;
  const k = Math.floor(x * INVERSE_LN2 + 0.5);
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW - tail;
  const r = high - low;
  const square = r * r;
  const c = r - square * (P1 + square * (P2 + square * (P3 + square * (P4 + square * P5))));
  return scaleByPowerOfTwo(1 - (low - (r * c) / (2 - c) - high), k);
}
