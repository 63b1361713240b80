import type { Block, Column } from '../tables/parts/table';

const GEOMETRY: readonly Column[] = [
  { name: 'rows', label: 'rows', format: 'epoch' },
  { name: 'dimensions', label: 'dimensions', format: 'epoch' },
  { name: 'classes', label: 'classes', format: 'epoch' },
  { name: 'total_variance', label: 'total variance', format: 'scientific' },
  { name: 'pc1_share', label: 'PC1 share', format: 'percent' },
  { name: 'participation_ratio', label: 'participation', format: 'ratio' },
  { name: 'cos_pc1_ones', label: '|cos| PC1, all-ones', format: 'fraction' },
  { name: 'cos_pc1_without', label: '|cos| PC1, what is taken off', format: 'fraction' },
];

const CLASSES: readonly Column[] = [
  { name: 'ncc_raw', label: 'NCC raw', format: 'percent' },
  { name: 'ncc_minus_pc1', label: 'NCC − PC1', format: 'percent' },
  { name: 'ncc_minus_pc2', label: 'NCC − PC2', format: 'percent' },
  { name: 'ncc_minus_random', label: 'NCC − random', format: 'percent' },
  { name: 'ncc_minus_pc1_of_rest', label: 'NCC − PC1 of the rest', format: 'percent' },
  { name: 'between_class_share', label: 'between classes', format: 'percent' },
  { name: 'between_class_variance', label: 'between-class variance', format: 'scientific' },
  { name: 'between_class_variance_minus_pc1', label: '… ⊥ PC1', format: 'scientific' },
  { name: 'pc1_variance', label: 'variance along PC1', format: 'scientific' },
];

const WEIGHTS: readonly Column[] = [
  { name: 'samples', label: 'samples', format: 'epoch' },
  { name: 'weight_share', label: 'weight share', format: 'percent' },
  { name: 'projection', label: 'projection on PC1', format: 'scientific' },
  { name: 'distance', label: 'distance from the mean', format: 'scientific' },
  { name: 'residual_projection', label: 'residual on residual PC1', format: 'scientific' },
  { name: 'novelty', label: 'novelty', format: 'scientific' },
];

const SPEARMAN: readonly Column[] = [
  { name: 'spearman_weight_distance', label: 'weight, distance', format: 'fraction' },
  { name: 'spearman_weight_projection', label: 'weight, |projection|', format: 'fraction' },
  { name: 'spearman_weight_novelty', label: 'weight, novelty', format: 'fraction' },
];

const PRIOR: readonly Column[] = [
  { name: 'prior_rows', label: 'rows', format: 'epoch' },
  { name: 'flow_matching_loss', label: 'loss', format: 'fraction' },
  { name: 'residual_pc1_share', label: 'residual PC1 share', format: 'percent' },
  { name: 'cos_residual_pc1', label: '|cos| residual PC1, PC1', format: 'fraction' },
  { name: 'cos_residual_pc1_without_ones', label: '… beside all-ones', format: 'fraction' },
  { name: 'reconstruction', label: 'reconstruction', format: 'fraction' },
  { name: 'reconstruction_centred', label: 'centred', format: 'fraction' },
  { name: 'frechet_generated', label: 'Fréchet, generated', format: 'scientific' },
  { name: 'frechet_halves', label: 'Fréchet, halves', format: 'scientific' },
  { name: 'frechet_ratio', label: 'ratio', format: 'ratio' },
  { name: 'novelty_train', label: 'novelty', format: 'scientific' },
  { name: 'novelty_test', label: 'novelty, test', format: 'scientific' },
];

const SPECTRUM: readonly Column[] = [
  { name: 'variance', label: 'variance', format: 'scientific' },
  { name: 'share', label: 'share', format: 'percent' },
  { name: 'cumulative_share', label: 'up to here', format: 'percent' },
];

const BLOCKS: readonly [string, readonly Column[]][] = [
  ['geometry', GEOMETRY],
  ['classes: nearest centroid, and variance between class means', CLASSES],
  ['by weight', WEIGHTS],
  ["by weight: Spearman's correlations", SPEARMAN],
  ['prior', PRIOR],
  ['spectrum', SPECTRUM],
];

/** The columns of an analysis whose names are in use, and its blocks; what it is of leads each. */
export function analysisColumns(used: ReadonlySet<string>): {
  readonly columns: readonly Column[];
  readonly blocks: readonly Block[];
} {
  const parts = BLOCKS.map(([title, columns]) => ({
    title,
    columns: columns.filter(({ name }) => used.has(name)),
  }));
  const there = parts.filter(({ columns }) => columns.length > 0);
  return {
    columns: [{ name: 'of', label: '', format: 'text' }, ...there.flatMap(({ columns }) => columns)],
    blocks: there.map(({ title, columns }) => ({ title, columns: columns.map(({ name }) => name) })),
  };
}
