import { fidelityFiles, readFidelity } from '../../priors/fidelity/fidelityFile';
import { expectFile } from '../../runs/expectFile';
import type { Run } from '../../runs/openRun';
import type { Table } from '../parts/table';
import { fidelityNearness } from './fidelityNearness';
import { fidelityRows } from './fidelityRows';
import { fidelityTerms } from './fidelityTerms';
import { fidelityVerdict } from './fidelityVerdict';

/**
 * Is a prior nearer to the essay's residual tables the more it is like the public one: time in every block, a normaliser that
 * stays, LayerNorm with biases, a longer way back, one at a time and all together (DEFINITIONS, "prior-fidelity").
 * @throws NotMadeError when it was not measured yet.
 */
export function priorFidelity(run: Run): Table {
  const rows = readFidelity(expectFile(fidelityFiles(run).whole, 'prior-fidelity', run));
  return {
    id: 'prior-fidelity',
    title: 'The prior beside the public one',
    section: '',
    columns: [
      { name: 'choice', label: 'choice', format: 'text' },
      { name: 'of', label: 'value', format: 'text' },
      { name: 'values', label: 'values', format: 'count' },
      { name: 'nearness', label: 'nearness', format: 'fraction' },
      { name: 'over_canonical', label: 'over the canonical prior’s', format: 'ratio' },
      { name: 'default', label: 'default of new runs', format: 'text' },
      { name: 'ours', label: 'ours', format: 'fraction' },
      { name: 'essay', label: 'essay', format: 'fraction' },
      { name: 'off', label: 'off by', format: 'percent' },
      { name: 'judged', label: 'in nearness', format: 'text' },
    ],
    rows: fidelityRows(rows),
    published: [],
    match: [],
    blocks: [
      { title: 'nearness', columns: ['values', 'nearness', 'over_canonical', 'default'] },
      { title: 'value by value', columns: ['ours', 'essay', 'off', 'judged'], folded: true },
    ],
    claims: [fidelityVerdict(fidelityNearness(fidelityTerms(rows)))],
    notes: [
      'Nearness: mean of |ours − essay’s| / |essay’s| over the top-2 cosine and residual PC1’s share at the phases up to the onset and the projections by weight rank at the onset; the less, the nearer. Each choice is changed alone from the canonical prior: time multiplies the gate of every block and is added nowhere; the normaliser of the first snapshot stays; LayerNorm, and a bias in every layer; projection from t = 0.5 in 20 steps. All priors have the same seed and are trained on the same snapshots.',
      'The essay’s projection of all pairs together is nearly zero (−0.05), so a small difference there counts for much: see value by value.',
    ],
  };
}
