import { blockOf as block, column as of } from '../parts/columns';
import type { Block, Column } from '../parts/table';
import { COLUMN_OF } from './metaNeuronsRows';

const KEYS = [of('of', 'h1', 'text'), of('what', 'what is read', 'text')];

const MEANS = [
  of('units', 'units or columns', 'count'),
  of('drawn', 'best of 128'),
  of('drawn_chance', 'by chance'),
  of('drawn_chance_high', 'chance, 95 % below'),
  of('auc', 'best of all, or all together'),
  of('chance', 'by chance '),
  of('chance_high', 'chance, 95 % below '),
];

const GROUPS = [
  of('residues_a', 'residues of a'),
  of('residues_b', 'residues of b'),
  of('residues_sum', 'residues of the sum'),
  of('rhythms', 'phases of rhythms'),
  of('heavy', 'heavy pair'),
  of('trained', 'training pair'),
];

const LEADS = [
  of('lead', 'mean difference', 'signed'),
  of('above', 'concepts above', 'count'),
  of('below', 'below', 'count'),
  of('p', 'p of the sign test', 'scientific'),
];

const CONCEPTS = [
  of(COLUMN_OF.raw, 'units of h1'),
  of(COLUMN_OF.components, 'components'),
  of(COLUMN_OF.random, 'random directions'),
  of(COLUMN_OF.autoencoder, 'autoencoder'),
  of(COLUMN_OF.gates, 'meta-neurons, largest'),
  of(COLUMN_OF.passed, 'what gates let through'),
  of(COLUMN_OF['raw-whole'], 'h1 whole'),
  of(COLUMN_OF['residual-whole'], 'residual whole'),
  of(COLUMN_OF['nudge-whole'], 'nudge, whole'),
];

export const metaNeuronsColumns: readonly Column[] = [...KEYS, ...MEANS, ...GROUPS, ...LEADS, ...CONCEPTS];

export const metaNeuronsBlocks: readonly Block[] = [
  block('AUC, mean over the concepts (0.5 is guessing, 1 is knowing)', MEANS),
  block('who tells more', LEADS),
  block('AUC by what is asked, best of 128', GROUPS),
  block('AUC concept by concept, best of 128', CONCEPTS, true),
];
