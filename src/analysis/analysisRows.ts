import type { Row } from '../tables/parts/table';
import type { ByWeight } from './byWeight';
import type { Centroids } from './centroids';
import type { Geometry } from './geometry';
import type { Moments } from './moments';
import type { PriorMeasures } from './priorMeasures';

/** Components in the table; a figure has more. */
const SHOWN = 10;

export function geometryRow(of: string, moments: Moments, geometry: Geometry, classes?: Centroids): Row {
  const sizes = { of, rows: moments.n, dimensions: moments.mean.length };
  if (geometry.isNothing) return { ...sizes, total_variance: 0 };
  return {
    ...sizes,
    total_variance: geometry.totalVariance,
    pc1_share: geometry.pc1Share,
    participation_ratio: geometry.participationRatio,
    cos_pc1_ones: geometry.pc1Ones,
    ...(classes && classesRow(moments, geometry, classes)),
  };
}

function classesRow(moments: Moments, geometry: Geometry, ncc: Centroids): Row {
  const { between = Number.NaN, betweenWithoutPc1 = Number.NaN } = geometry;
  return {
    classes: moments.classes?.counts.length ?? 0,
    ncc_raw: ncc.raw,
    ncc_minus_pc1: ncc.minusPc1,
    ...(ncc.minusPc2 !== undefined && { ncc_minus_pc2: ncc.minusPc2 }),
    ncc_minus_random: ncc.minusRandom,
    ...(ncc.minusPc1OfRest !== undefined && { ncc_minus_pc1_of_rest: ncc.minusPc1OfRest }),
    between_class_share: between / geometry.totalVariance,
    between_class_variance: between,
    between_class_variance_minus_pc1: betweenWithoutPc1,
    pc1_variance: geometry.components.variances[0],
  };
}

export function weightRows({ groups }: ByWeight, prior?: PriorMeasures): Row[] {
  return groups.map(({ group, samples, weightShare, projection, distance }) => {
    const ofPrior = prior?.groups?.find((one) => one.group === group);
    return {
      of: group,
      samples,
      weight_share: weightShare,
      projection,
      distance,
      ...(ofPrior && { residual_projection: ofPrior.projection, novelty: ofPrior.novelty }),
    };
  });
}

export function spearmanRow(by: ByWeight, prior?: PriorMeasures): Row {
  return {
    spearman_weight_distance: by.distanceSpearman,
    spearman_weight_projection: by.projectionSpearman,
    ...(prior?.noveltySpearman !== undefined && { spearman_weight_novelty: prior.noveltySpearman }),
  };
}

export function priorRow(prior: PriorMeasures): Row {
  return {
    prior_rows: prior.samples,
    flow_matching_loss: prior.loss,
    residual_pc1_share: prior.residualPc1Share,
    cos_residual_pc1: prior.cosPc1,
    cos_residual_pc1_without_ones: prior.cosPc1WithoutOnes,
    reconstruction: prior.reconstruction,
    reconstruction_centred: prior.reconstructionCentred,
    frechet_generated: prior.frechetGenerated,
    frechet_halves: prior.frechetHalves,
    frechet_ratio: prior.frechetRatio,
    novelty_train: prior.novelty,
    ...(prior.noveltyTest !== undefined && { novelty_test: prior.noveltyTest }),
  };
}

export function spectrumRows({ components, totalVariance }: Geometry): Row[] {
  let sum = 0;
  return Array.from(components.variances.slice(0, SHOWN), (variance, i) => {
    sum += variance;
    return {
      of: `PC${i + 1}`,
      variance,
      share: variance / totalVariance,
      cumulative_share: sum / totalVariance,
    };
  });
}
