import { type Matrix, row } from '../../engine/matrix';
import { exp } from '../../random/exp';
import { log } from '../../random/log';

/**
 * How far what logits say of all classes but some is from a reference: the Kullback-Leibler divergence, in nats, of the two
 * distributions without these classes, each made whole again; one number a row.
 * @param logits [n x p].
 * @param reference the reference distribution of row i: p shares.
 * @param without the classes left out for row i.
 */
export function otherClassesKl(
  logits: Matrix,
  reference: (i: number) => ArrayLike<number>,
  without: (i: number) => readonly number[],
): Float64Array {
  return Float64Array.from({ length: logits.rows }, (_, i) => {
    const left = new Set(without(i));
    const kept = Array.from({ length: logits.columns }, (_, k) => k).filter((k) => !left.has(k));
    const z = row(logits, i);
    const top = Math.max(...kept.map((k) => z[k]));
    const sum = kept.reduce((total, k) => total + exp(z[k] - top), 0);
    const shares = reference(i);
    const whole = kept.reduce((total, k) => total + shares[k], 0);
    return kept.reduce((total, k) => {
      const share = shares[k] / whole;
      return share === 0 ? total : total + share * (log(share) - (z[k] - top - log(sum)));
    }, 0);
  });
}
