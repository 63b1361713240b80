import { analyze } from '../analysis/analyze';
import { agreement, onesShare } from '../metrics/algebra/agreement';
import { columnSums } from '../metrics/algebra/columnSums';
import { cosine } from '../metrics/algebra/cosine';
import { norm } from '../metrics/algebra/norm';
import { activationGradients } from '../metrics/gradients/activationGradients';
import { headMeanColumn } from '../metrics/gradients/headMeanColumn';
import type { DigitsMoment } from './digitsMoment';

/** A moment in numbers, float64 but where float32 as trained is what is asked for. */
export interface MomentMeasures {
  readonly pc1_share: number;
  /** Test images by the nearest centroid of the training images. */
  readonly ncc_raw: number;
  readonly ncc_minus_pc1: number;
  readonly ncc_minus_pc2: number;
  readonly ncc_minus_random: number;
  /** Mean projection of the two heaviest images on PC1, in standard deviations along it. */
  readonly heaviest_along: number;
  /** |cos| of the effective gradient with PC1, by arithmetic. */
  readonly cos_exact: number;
  readonly cos_as_trained: number;
  /** Length of the difference of the two effective gradients over that of the one as trained. */
  readonly rounding_share: number;
  /** |cos| of PC1 with (1, ..., 1), and with the head's mean column, as it stands and without (1, ..., 1). */
  readonly cos_ones: number;
  readonly cos_head_mean: number;
  readonly cos_head_mean_without_ones: number;
}

export async function momentMeasures(moment: DigitsMoment): Promise<MomentMeasures> {
  const { digits, weights, h1, testH1, logits, headKernel } = moment;
  const { train, test } = digits;
  const { rows, pc1 } = await analyze({
    activations: h1,
    labels: train.labels,
    weights,
    test: testH1,
    testLabels: test.labels,
  });
  const [first] = rows;
  const number = (name: string) => Number(first[name]);
  const heaviest = rows.find(({ of }) => of === 'top-2');
  const [exact, trained] = (['exact', 'float32AsTrained'] as const).map((arithmetic) =>
    columnSums(activationGradients({ logits, labels: train.labels, weights, headKernel }, arithmetic)),
  );
  const mean = headMeanColumn(headKernel, h1.columns);
  const withHead = agreement(pc1, mean);
  return {
    pc1_share: number('pc1_share'),
    ncc_raw: number('ncc_raw'),
    ncc_minus_pc1: number('ncc_minus_pc1'),
    ncc_minus_pc2: number('ncc_minus_pc2'),
    ncc_minus_random: number('ncc_minus_random'),
    heaviest_along: Number(heaviest?.projection) / Math.sqrt(number('pc1_variance')),
    cos_exact: Math.abs(cosine(exact, pc1)),
    cos_as_trained: Math.abs(cosine(trained, pc1)),
    rounding_share: norm(trained.map((value, j) => value - exact[j])) / norm(trained),
    cos_ones: onesShare(pc1),
    cos_head_mean: withHead.whole,
    cos_head_mean_without_ones: withHead.withoutOnes,
  };
}
