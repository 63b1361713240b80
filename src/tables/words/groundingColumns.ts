import { blockOf as block, column as of } from '../parts/columns';
import type { Block, Column } from '../parts/table';

const KEYS = [of('of', 'of', 'text'), of('start', 'start', 'text')];
const READING = [
  of('kept', 'keeps', 'percent'),
  of('exact', 'reads exactly', 'percent'),
  of('exact_taught', '… as taught', 'percent'),
  of('kept_train', 'training pairs: keeps', 'percent'),
  of('exact_train', 'reads exactly as taught', 'percent'),
  of('right_1', 'word 1 right', 'percent'),
  of('right_2', 'word 2', 'percent'),
  of('right_3', 'word 3', 'percent'),
  of('right_4', 'word 4', 'percent'),
  of('permuted_exact', 'permuted words: reads exactly', 'percent'),
  of('permuted_gap', 'keeps, apart by', 'scientific'),
];
const INTERVENTION = [
  of('does_theirs', 'does as others say', 'percent'),
  of('does_written', 'does as is written', 'percent'),
  of('does_taught', '… as taught', 'percent'),
  of('effect', 'effect, R²', 'fraction'),
  of('effect_centred', '… beside the mean logit', 'fraction'),
  of('one_word', 'one word', 'percent'),
  of('one_word_best', '… best', 'percent'),
];
const BITS = [
  of('bits_caption', 'caption, bits', 'ratio'),
  of('bits_1', 'word 1', 'ratio'),
  of('bits_2', 'word 2', 'ratio'),
  of('bits_3', 'word 3', 'ratio'),
  of('bits_4', 'word 4', 'ratio'),
];
const SEEDS = [
  of('seed', 'seed', 'count'),
  of('seed_kept', 'keeps', 'percent'),
  of('seed_exact_before', 'reads exactly, before', 'percent'),
  of('seed_exact', 'in the end', 'percent'),
  of('seed_does_theirs', 'does as others say', 'percent'),
  of('seed_does_written', 'does as is written', 'percent'),
  of('seed_effect', 'effect, R²', 'fraction'),
  of('seed_one_word', 'one word', 'percent'),
  of('seed_one_word_best', '… best', 'percent'),
];
const STEPS = [
  of('step', 'steps', 'epoch'),
  of('step_kept', 'keeps', 'percent'),
  of('step_exact', 'reads exactly', 'percent'),
  of('step_does_theirs', 'does as others say', 'percent'),
  of('step_does_written', 'does as is written', 'percent'),
];
const ACROSS = [
  of('epoch', 'epoch', 'epoch'),
  of('along', 'variance kept along PC1', 'fraction'),
  of('rest', 'along all else', 'fraction'),
  of('ratio', 'one over the other', 'fraction'),
  of('along_explained', 'explained along PC1', 'signed'),
  of('rest_explained', 'of all else', 'signed'),
];

export const groundingColumns: readonly Column[] = [
  ...KEYS,
  ...READING,
  ...INTERVENTION,
  ...BITS,
  ...SEEDS,
  ...STEPS,
  ...ACROSS,
];

export const groundingBlocks: readonly Block[] = [
  block('what is kept, and what can be read', READING),
  block('what the network does with the words', INTERVENTION),
  block('what is told of the sum', BITS, true),
  block('by seed', SEEDS, true),
  block('along the training', STEPS, true),
  block('across the run', ACROSS, true),
];
