import { RESIDUAL_DIRECTION, residualDirectionName } from '../../conditions/directionNames';
import { publishedTable } from '../../data/published';
import { type Agreement, agreement } from '../../metrics/algebra/agreement';
import { onsetDirection } from '../../priors/onsetDirection';
import { landmarks } from '../../runs/landmarks';
import type { Run } from '../../runs/openRun';
import { otherSeedDirections } from '../../runs/otherSeedDirections';
import { lacking } from '../parts/lacking';
import type { Row, Table } from '../parts/table';
import { recurrenceClaims } from './recurrenceClaims';
import { BLOCKS, COLUMNS, compared } from './recurrenceColumns';

const ID = 'recurrence';

/**
 * Essay, "A 1-dimensional memorization subspace": whether the same direction returns at every collapse: residual
 * PC1 of the prior, and h1 PC1 beside it, at the onset of each accuracy collapse; all pairs. Below, residual PC1 of
 * other seeds at their first onset, which has nothing to return to: what an own direction must beat. All with and
 * without the all-ones direction.
 * Without residuals, as far as it can be told.
 * @throws InputError when a snapshot of an onset is not cached.
 */
export function recurrence(run: Run): Table {
  const onsets = landmarks(run).collapses.map(({ phases }) => phases.onset);
  const components = onsets.map((onset) => onsetDirection(run, onset));
  const lacks = lacking();
  const residuals = onsets.map((onset) => lacks.or(() => onsetDirection(run, onset, 'residual')));
  const own: Row[] = onsets.flatMap((epoch, i) =>
    onsets.slice(i + 1).map((later, k) => ({
      from: i + 1,
      to: String(i + k + 2),
      epoch,
      later_epoch: later,
      epochs_apart: later - epoch,
      ...compared('residual', residuals[i], residuals[i + k + 1]),
      ...compared('h1', components[i], components[i + k + 1]),
    })),
  );
  const others: Row[] = otherSeedDirections(run, RESIDUAL_DIRECTION, residualDirectionName(run)).flatMap(
    ({ seed, direction, epoch: there }) =>
      onsets.flatMap((epoch, i) =>
        residuals[i]
          ? [
              {
                from: i + 1,
                to: `seed ${seed}`,
                epoch,
                later_epoch: there,
                epochs_apart: null,
                ...compared('residual', residuals[i], direction),
              },
            ]
          : [],
      ),
  );
  return {
    id: ID,
    title: 'The same direction at every collapse',
    section: 'A 1-dimensional memorization subspace',
    columns: COLUMNS,
    rows: [...own, ...others],
    published: [],
    match: [],
    blocks: BLOCKS,
    claims: lacks.judged(
      recurrenceClaims(
        own,
        others,
        components.map((component, i) => agreementWith(residuals[i], component)),
        publishedTable(ID).values.cosine_between_collapses as number[],
      ),
    ),
    notes: [
      ...lacks.notes(),
      'u is the all-ones direction, (1, …, 1) / √n1: h1 is not negative, so whatever grows in all units at once lies along it, in any run. Without u: |cos| of the parts orthogonal to it.',
      'Rows with another seed: residual PC1 at the first onset of that run, whose units have nothing to do with this run’s. A direction recurs in the sense of the essay if it agrees better with itself than with those.',
    ],
  };
}

/** NaN where the first is not there. */
function agreementWith(residual: Float64Array | undefined, component: Float64Array): Agreement {
  return residual ? agreement(residual, component) : { whole: Number.NaN, withoutOnes: Number.NaN };
}
