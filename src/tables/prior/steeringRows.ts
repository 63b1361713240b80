import { bootstrapMeans } from '../../metrics/statistics/bootstrapMeans';
import { mean } from '../../metrics/statistics/mean';
import { JUDGED } from '../../priors/steering/makeSteering';
import type { SteeringPairRow, SteeringRow } from '../../priors/steering/steeringFile';
import type { Row } from '../parts/table';

/** What each way back is called. */
export const WAYS: Readonly<Record<SteeringRow['method'], string>> = {
  none: 'as pushed',
  prior: 'prior',
  pca: 'leading components',
  random: 'random subspace',
  shrinkage: 'Gaussian shrinkage',
  nearest: 'nearest real h1',
};

/**
 * The rows of the table: by way back, by size, what is judged, by how far towards noise, by strength, by frequency.
 * @param losses held-out loss of the prior of each width, where it is known.
 */
export function steeringRows(
  found: readonly SteeringRow[],
  pairs: readonly SteeringPairRow[],
  losses: ReadonlyMap<number, number>,
): Row[] {
  const classes = found.filter(({ frequency }) => frequency === 0);
  const largest = Math.max(...found.map(({ width }) => width));
  const atJudged = classes.filter(
    ({ strength, t0 }) => strength === JUDGED.strength && (t0 === 0 || t0 === JUDGED.t0),
  );
  return [
    ...atJudged
      .filter(({ width }) => width === 0 || width === largest)
      .map((row) => ({ edit: 'class means', ...described(row) })),
    ...sizes(atJudged, losses),
    ...judgedRows(pairs),
    ...byTime(classes, largest),
    ...byStrength(classes, largest),
    ...byFrequency(found, largest),
  ];
}

function described({ method, shift, answers, kl, distance, loss }: SteeringRow): Row {
  return { way: WAYS[method], shift, answers, kl, distance, loss };
}

/** Keeps and restores by size, means over the shifts; held-out losses are those of `prior-scaling`, where it was made. */
function sizes(rows: readonly SteeringRow[], losses: ReadonlyMap<number, number>): Row[] {
  const widths = [...new Set(rows.filter(({ method }) => method === 'prior').map(({ width }) => width))];
  const before = rows.filter(({ method }) => method === 'none');
  return widths.map((width) => {
    const after = rows.filter((row) => row.method === 'prior' && row.width === width);
    const keeps = meanOf(after, 'answers') / meanOf(before, 'answers');
    const restores = 1 - meanOf(after, 'distance') / meanOf(before, 'distance');
    const loss = losses.get(width);
    return {
      edit: 'by size',
      way: `prior, width ${width}`,
      width,
      ...(loss !== undefined && { loss_held_out: loss }),
      keeps,
      restores,
      both: keeps * (1 + restores),
    };
  });
}

/** What claims are about, each way back beside the push alone: means over pairs and shifts, intervals over pairs. */
function judgedRows(pairs: readonly SteeringPairRow[]): Row[] {
  const restores = (method: SteeringRow['method']) =>
    perPair(pairs, method, (after, before) => 1 - after / before);
  const prior = restores('prior');
  return (['prior', 'pca', 'random', 'shrinkage', 'nearest'] as const)
    .filter((method) => pairs.some((row) => row.method === method))
    .map((method) => {
      const own = restores(method);
      const lead = prior.map((value, i) => value - own[i]);
      const [interval, leadInterval] = bootstrapMeans([own, lead]);
      const share = (of: SteeringRow['method']) =>
        mean(pairs.filter((row) => row.method === of).map(({ answers }) => answers));
      return {
        edit: 'judged',
        way: WAYS[method],
        judged_answers: share(method),
        judged_keeps: share(method) / share('none'),
        judged_restores: interval.mean,
        judged_restores_low: interval.low,
        judged_restores_high: interval.high,
        ...(method !== 'prior' && {
          lead: leadInterval.mean,
          lead_low: leadInterval.low,
          lead_high: leadInterval.high,
        }),
      };
    });
}

/** Of each pair, the mean over the shifts of a comparison of distances with a way back and without. */
function perPair(
  pairs: readonly SteeringPairRow[],
  method: SteeringRow['method'],
  compared: (after: number, before: number) => number,
): number[] {
  const before = pairs.filter((row) => row.method === 'none');
  const after = pairs.filter((row) => row.method === method);
  const numbers = [...new Set(before.map(({ pair }) => pair))];
  return numbers.map((pair) => {
    const shifts = before.filter((row) => row.pair === pair);
    return mean(
      shifts.map((one) => {
        const other = after.find((row) => row.pair === pair && row.shift === one.shift);
        return compared(Number(other?.distance), one.distance);
      }),
    );
  });
}

function byTime(rows: readonly SteeringRow[], largest: number): Row[] {
  const of = rows.filter(({ strength, width }) => strength === JUDGED.strength && width === largest);
  return grouped(of, 't0').map(([t0, group]) => ({
    edit: 'by t0',
    way: 'prior',
    t0,
    ...prefixed('t0', measures(group.filter(({ method }) => method === 'prior'))),
    ...prefixed('t0_pca', measures(group.filter(({ method }) => method === 'pca'))),
    ...prefixed('t0_shrinkage', measures(group.filter(({ method }) => method === 'shrinkage'))),
  }));
}

function byStrength(rows: readonly SteeringRow[], largest: number): Row[] {
  return besidePushed(rows, 'strength', largest);
}

function byFrequency(rows: readonly SteeringRow[], largest: number): Row[] {
  const planes = rows.filter(({ frequency, strength }) => frequency > 0 && strength === JUDGED.strength);
  return besidePushed(planes, 'frequency', largest);
}

/** For each value the push alone, and the way back over the largest prior. */
function besidePushed(rows: readonly SteeringRow[], by: 'strength' | 'frequency', largest: number): Row[] {
  const isBack = ({ method, width, t0 }: SteeringRow) =>
    method === 'prior' && width === largest && t0 === JUDGED.t0;
  return grouped(rows, by).map(([value, group]) => ({
    edit: `by ${by}`,
    way: 'prior',
    [by]: value,
    ...prefixed(`${by}_pushed`, measures(group.filter(({ method }) => method === 'none'))),
    ...prefixed(by, measures(group.filter(isBack))),
  }));
}

function measures(rows: readonly SteeringRow[]): Record<'answers' | 'distance' | 'kl', number> {
  return { answers: meanOf(rows, 'answers'), distance: meanOf(rows, 'distance'), kl: meanOf(rows, 'kl') };
}

const meanOf = (rows: readonly SteeringRow[], name: 'answers' | 'distance' | 'kl') =>
  mean(rows.map((row) => row[name]));

function prefixed(prefix: string, values: Record<string, number>): Row {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [`${prefix}_${name}`, value]));
}

function grouped(
  rows: readonly SteeringRow[],
  by: 't0' | 'strength' | 'frequency',
): [number, SteeringRow[]][] {
  const values = [...new Set(rows.map((row) => row[by]))].filter((value) => value > 0).sort((a, b) => a - b);
  return values.map((value) => [value, rows.filter((row) => row[by] === value)]);
}
