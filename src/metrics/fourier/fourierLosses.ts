import type { Matrix } from '../../engine/matrix';
import { matrix, row } from '../../engine/matrix';
import { crossEntropy } from '../activations/crossEntropy';
import type { Labelled } from '../activations/nearestCentroid';
import { sumMeans } from '../activations/sumMeans';
import { columnMeans } from '../algebra/columnMeans';
import { mean } from '../statistics/mean';
import { keyComponent } from './keyComponent';

/** Mean cross-entropies, natural logarithm. */
export interface FourierLosses {
  /** With the key frequencies and the mean logit of each class only. */
  readonly restricted: { readonly train: number; readonly test: number; readonly all: number };
  /** Without the key frequencies; the paper's is the training one. */
  readonly excluded: { readonly train: number; readonly test: number };
}

/**
 * Restricted and excluded loss of Nanda et al., "Progress measures for grokking via mechanistic interpretability"
 * (arXiv 2301.05217, section 5.1). Each class's logits, a function of (a, b), are projected on cos(w_k (a + b)) and
 * sin(w_k (a + b)) of the key frequencies k. Restricted keeps that part and the class's mean over all pairs; excluded
 * takes that part off and keeps everything else. A model that computes the sum has a low restricted and a high excluded
 * loss; one that has memorised its training pairs has the opposite on them.
 *
 * @param train logits and labels (a + b) mod p of the training pairs. @param test those of all other pairs.
 */
export function fourierLosses(
  train: Labelled,
  test: Labelled,
  p: number,
  frequencies: Iterable<number>,
): FourierLosses {
  const bySum = sumMeans([train, test], p);
  const key = keyComponent(bySum, frequencies);
  const restricted = crossEntropy(
    plusRow(key, columnMeans(bySum)),
    Array.from({ length: p }, (_, s) => s),
  );
  const restrictedOn = ({ labels }: Labelled) => mean(Array.from(labels, (s) => restricted[s]));
  const excludedOn = ({ rows, labels }: Labelled) => mean(crossEntropy(lessKey(rows, labels, key), labels));
  return {
    restricted: { train: restrictedOn(train), test: restrictedOn(test), all: mean(restricted) },
    excluded: { train: excludedOn(train), test: excludedOn(test) },
  };
}

function plusRow({ rows, columns, data }: Matrix, offset: Float64Array): Matrix {
  return matrix(
    rows,
    columns,
    data.map((x, at) => x + offset[at % columns]),
  );
}

function lessKey(logits: Matrix, labels: ArrayLike<number>, key: Matrix): Matrix {
  const out = matrix(logits.rows, logits.columns, logits.data.slice());
  for (let i = 0; i < out.rows; i++) {
    const z = row(out, i);
    const taken = row(key, labels[i]);
    for (let c = 0; c < z.length; c++) z[c] -= taken[c];
  }
  return out;
}
