import type { Matrix } from '../../engine/matrix';
import { matrix } from '../../engine/matrix';

/**
 * The real Fourier basis of functions on Z_p, orthonormal, [p x p]: row 0 is constant, rows 2k-1 and 2k are the cosine
 * and sine of 2 pi k x / p for k = 1, 2, ...; for even p the last row is the alternating sign.
 */
export function fourierBasis(p: number): Matrix {
  const out = matrix(p, p);
  for (let r = 0; r < p; r++) {
    const k = frequencyOf(r);
    const scale = Math.sqrt((k === 0 || 2 * k === p ? 1 : 2) / p);
    const wave = r % 2 === 1 ? Math.cos : Math.sin;
    for (let x = 0; x < p; x++) {
      out.data[r * p + x] = r === 0 ? scale : scale * wave((2 * Math.PI * ((k * x) % p)) / p);
    }
  }
  return out;
}

/** The frequency of row `r` of the basis. */
export function frequencyOf(r: number): number {
  return Math.ceil(r / 2);
}
