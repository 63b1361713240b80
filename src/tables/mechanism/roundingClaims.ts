import { eachCollapse } from '../parts/eachCollapse';
import { judged } from '../parts/judged';
import { REFERENCE } from '../parts/referenceLabel';
import type { Claim, Row } from '../parts/table';

/** AdamW's epsilon in the essay's set-up is larger than this. */
const SMALL_EPSILON = 1e-9;

/** What the rows of the table rounding, windows and runs, say of each claim; the essay has no values for them. */
export function roundingClaims(rows: readonly Row[]): Claim[] {
  const small = (row: Row) => Number(row.adam_epsilon) < SMALL_EPSILON;
  const reference = (row: Row) => String(row.run).startsWith(REFERENCE);
  const summed = (row: Row) => row.label_gradient === 'summed';
  return [
    eachCollapse(
      {
        id: 'true-gradient-below-one-unit',
        statement: 'The true label gradient of the two heaviest samples is below one unit of float32, 2^-24',
        rule: 'median size of both below 1 unit in every onset window',
        published: null,
      },
      rows,
      'window',
      ({ true_1, true_2 }) => Math.max(Math.abs(Number(true_1)), Math.abs(Number(true_2))),
      (value) => value < 1,
    ),
    eachCollapse(
      {
        id: 'force-along-m-is-rounding',
        statement: 'Most of the force along m before a collapse is rounding error',
        rule: 'share of the rounding error along m above 0.5, mean of every onset window',
        published: null,
      },
      rows,
      'window',
      ({ error_share_along_m }) => Number(error_share_along_m),
      (value) => value > 0.5,
    ),
    eachCollapse(
      {
        id: 'rounding-error-along-m',
        statement: 'The rounding error of the effective gradient lies along m',
        rule: '|cos| of the error with m at least 0.8, mean of every onset window',
        published: null,
      },
      rows,
      'window',
      ({ cos_error_size }) => Number(cos_error_size),
      (value) => value >= 0.8,
    ),
    runClaim(
      'no-collapse-without-rounding-from-20000',
      'Without the cancellation in float32 there is no collapse, from the state at epoch 20,000 on',
      none(LONG),
      rows.filter((row) => summed(row) && !small(row) && row.from === 20_000),
    ),
    runClaim(
      'no-collapse-without-rounding-from-0',
      'Without the cancellation in float32 there is no collapse, trained so from the start',
      none(LONG),
      rows.filter((row) => summed(row) && !small(row) && row.from === 0),
    ),
    runClaim(
      'collapses-with-small-epsilon',
      'With the cancellation the collapses come with a smaller epsilon of AdamW, 1e-12, too',
      some(SHORT),
      rows.filter((row) => row.label_gradient === 'subtractive' && small(row)),
    ),
    runClaim(
      'no-collapse-without-rounding-small-epsilon',
      'With epsilon 1e-12 there is no collapse without the cancellation either',
      none(SHORT),
      rows.filter((row) => summed(row) && small(row)),
    ),
    runClaim(
      'collapses-on-another-stack',
      'On another stack, JAX in float32, the collapses come from the same state, too',
      some(SHORT),
      rows.filter((row) => reference(row) && row.precision === 'float32'),
    ),
    runClaim(
      'no-collapse-in-float64',
      'In float64 throughout there is no collapse, with the label gradient as a difference',
      none(SHORT),
      rows.filter((row) => reference(row) && row.precision === 'float64'),
    ),
  ];
}

/** How far runs of the essay's length go, and those that only have to pass the first two collapses. */
const LONG = 100_000;
const SHORT = 60_000;

interface RunRule {
  readonly rule: string;
  readonly until: number;
  readonly holds: (collapses: number) => boolean;
}

const none = (until: number): RunRule => ({
  rule: `no accuracy collapse to ${until.toLocaleString('en-US')} in any such run, with at least one run`,
  until,
  holds: (collapses) => collapses === 0,
});

const some = (until: number): RunRule => ({
  rule: `at least one accuracy collapse to ${until.toLocaleString('en-US')} in every such run, with at least one run`,
  until,
  holds: (collapses) => collapses > 0,
});

/** A run on its way says nothing, unless it has collapsed already. */
function runClaim(
  id: string,
  statement: string,
  { rule, until, holds }: RunRule,
  runs: readonly Row[],
): Claim {
  const ours = runs
    .filter(({ epochs, collapses }) => Number(epochs) >= until || Number(collapses) > 0)
    .map(({ collapses }) => Number(collapses));
  return { id, statement, rule, published: null, ours, held: judged(ours.length > 0, ours, holds) };
}
