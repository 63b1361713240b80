import { blockOf as block } from '../parts/columns';
import type { Block, Column } from '../parts/table';

const KEYS: readonly Column[] = [
  { name: 'of', label: 'activations', format: 'text' },
  { name: 'size', label: 'width x blocks', format: 'text' },
];

const LOSS: readonly Column[] = [
  { name: 'parameters', label: 'parameters', format: 'epoch' },
  { name: 'steps', label: 'steps', format: 'epoch' },
  { name: 'compute', label: 'compute', format: 'scientific' },
  { name: 'loss_train', label: 'loss, training', format: 'fraction' },
  { name: 'loss_held_out', label: 'loss, held out', format: 'fraction' },
  { name: 'best_steps', label: 'best length', format: 'epoch' },
  { name: 'best_loss_held_out', label: 'its loss, held out', format: 'fraction' },
];

const USE: readonly Column[] = [
  { name: 'reconstruction_centred', label: 'reconstruction, centred', format: 'fraction' },
  { name: 'frechet_ratio', label: 'Fréchet, generated over halves', format: 'ratio' },
  { name: 'residual_cos', label: '|cos| residual PC1, PC1', format: 'fraction' },
  { name: 'residual_cos_without_ones', label: '… beside all-ones', format: 'fraction' },
  { name: 'ncc_recovered', label: 'NCC recovered', format: 'percent' },
];

const LAW: readonly Column[] = [
  { name: 'spearman_compute', label: 'Spearman of compute and loss', format: 'signed' },
  { name: 'points', label: 'priors on the frontier', format: 'count' },
  { name: 'exponent', label: 'b', format: 'fraction' },
  { name: 'exponent_low', label: 'from', format: 'fraction' },
  { name: 'exponent_high', label: 'to', format: 'fraction' },
  { name: 'floor', label: 'floor', format: 'fraction' },
  { name: 'fit_error', label: 'error of ln loss', format: 'scientific' },
];

const PREDICTS: readonly Column[] = [
  { name: 'spearman_reconstruction_centred', label: 'reconstruction', format: 'signed' },
  { name: 'spearman_frechet_ratio', label: 'Fréchet', format: 'signed' },
  { name: 'spearman_ncc_recovered', label: 'NCC recovered', format: 'signed' },
  { name: 'spearman_residual_cos', label: '|cos| residual PC1, PC1', format: 'signed' },
  { name: 'spearman_residual_cos_without_ones', label: '… beside all-ones', format: 'signed' },
];

export const priorScalingColumns: readonly Column[] = [...KEYS, ...LOSS, ...USE, ...LAW, ...PREDICTS];

export const priorScalingBlocks: readonly Block[] = [
  block('loss', LOSS),
  block('use, on held-out pairs', USE),
  block('loss against compute', LAW),
  block('Spearman of held-out loss with use', PREDICTS),
];
