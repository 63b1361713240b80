import type { Claim, Table } from '../../src/tables/parts/table';

export const claims: readonly Claim[] = [
  {
    id: 'one-recovers',
    statement: 'Removing one brings the rest back',
    rule: 'a - b at least -0.02 | at every onset',
    published: 0.006,
    ours: [0.0108, 0.001062, Number.NaN],
    held: true,
  },
  { id: 'none', statement: 'a < b & "c"', rule: 'a at most 2', published: null, ours: [], held: false },
];

/** Two blocks, two collapses, the essay's values beside one row; everything that outputs have to escape. */
export const table: Table = {
  id: 'fixture',
  title: 'Ours | theirs <b>',
  section: 'A section & more',
  columns: [
    { name: 'collapse', label: 'collapse', format: 'count' },
    { name: 'phase', label: 'phase', format: 'text' },
    { name: 'essay_epoch', label: "essay's epoch", format: 'epoch' },
    { name: 'epoch', label: 'our epoch', format: 'epoch' },
    { name: 'accuracy', label: 'accuracy', format: 'percent' },
    { name: 'cosine', label: '|cos| of <h1> with a long label', format: 'signed' },
    { name: 'size', label: 'size', format: 'scientific' },
  ],
  rows: [
    {
      collapse: 1,
      phase: 'onset',
      essay_epoch: 27_000,
      epoch: 25_000,
      accuracy: 0.9863,
      cosine: -0.85,
      size: 1e-7,
    },
    {
      collapse: 1,
      phase: 'a | b',
      essay_epoch: 28_000,
      epoch: 26_000,
      accuracy: 0.5,
      cosine: Number.NaN,
      size: 2e-7,
    },
    { collapse: 2, phase: 'onset', essay_epoch: null, epoch: '52–55', accuracy: 1, cosine: 0.5, size: null },
  ],
  published: [{ collapse: 1, phase: 'onset', essay_epoch: 27_000, accuracy: 0.992, cosine: null }],
  match: ['collapse', 'phase'],
  blocks: [
    { title: 'first', columns: ['accuracy', 'cosine'] },
    { title: 'second', columns: ['size'] },
  ],
  claims,
  notes: ['A note that is longer than a line of a terminal. '.repeat(4).trim()],
};
