import { chapters } from '../../src/tables/chapters';
import type { Claim, Row, Table } from '../../src/tables/parts/table';

const claim = (id: string, held: boolean | null): Claim => ({
  id,
  statement: `Statement of ${id}`,
  rule: 'any',
  published: null,
  ours: 1,
  held,
});

const rate = (condition: string, value: number, n: number): Row => ({
  condition,
  seed: 'all',
  rate: value,
  n,
});

const onset = (collapse: number, raw: number): Row => ({
  collapse,
  phase: 'onset',
  essay_epoch: collapse === 1 ? 27_000 : null,
  epoch: 25_000 * collapse,
  model_accuracy: 0.99,
  ncc_raw: raw,
  ncc_minus_pc1: 1,
  ncc_minus_pc2: raw,
  h1_pc1_variance: 0.9,
});

/** What each table that findings look at has for them. */
const FILLED: Readonly<Record<string, Partial<Table>>> = {
  'ncc-recovery': {
    columns: [
      { name: 'collapse', label: 'collapse', format: 'count' },
      { name: 'phase', label: 'phase', format: 'text' },
      { name: 'essay_epoch', label: "essay's epoch", format: 'epoch' },
      { name: 'epoch', label: 'our epoch', format: 'epoch' },
      { name: 'model_accuracy', label: 'model', format: 'percent' },
      { name: 'ncc_raw', label: 'NCC raw', format: 'percent' },
      { name: 'ncc_minus_pc1', label: 'NCC − PC1', format: 'percent' },
      { name: 'h1_pc1_variance', label: 'PC1 variance', format: 'percent' },
    ],
    rows: [onset(1, 0.3), { ...onset(1, 0.9), phase: 'peak' }, onset(2, 0.5)],
    published: [{ collapse: 1, phase: 'onset', ncc_raw: 0.274 }],
    match: ['collapse', 'phase'],
    claims: [claim('one-direction-recovers', true), claim('controls-do-not-recover', false)],
  },
  suppression: { claims: [claim('suppression-ends-collapses', false)] },
  robustness: {
    rows: [
      rate('baseline', 3.5, 10),
      rate('gradient-based', 0.25, 10),
      rate('frozen GLP', 2, 3),
      rate('replay', 3, 3),
      rate('control: random 1', 3.75, 9),
      rate('exact, from the branch', 0, 10),
    ],
    claims: [claim('random-over-gradient-based', true), claim('no-rounding-no-collapse-over-seeds', null)],
  },
  mechanism: {
    rows: [
      { condition: 'exact for the two heaviest', collapses: '0, 0, 0' },
      { condition: 'as trained for the two heaviest only', collapses: '3, 2, 1' },
    ],
    claims: [claim('no-collapse-exact-for-two', true), claim('two-as-trained', true)],
  },
};

/** A table for each id of each chapter but the map's, empty where no finding looks at it. */
export const tables: readonly Table[] = chapters
  .filter(({ title }) => title !== 'A map over settings')
  .flatMap((chapter) => chapter.tables)
  .map((id) => ({
    id,
    title: `Title of ${id}`,
    section: '',
    columns: [],
    rows: [],
    published: [],
    match: [],
    claims: [],
    ...FILLED[id],
  }));
