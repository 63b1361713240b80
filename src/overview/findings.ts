import { InputError } from '../inputError';
import { formatValue } from '../report/formatValue';
import type { Claim, Format, Row, Table, Value } from '../tables/parts/table';
import { tableIn } from './tableIn';

/** What was found about one question, in numbers, and how the claims about it turned out. */
export interface Finding {
  readonly statement: string;
  readonly numbers: string;
  readonly claims: readonly Claim[];
}

/**
 * The three findings about the cached runs, with numbers and verdicts as the tables have them.
 * @param tables all of them.
 */
export function findings(tables: readonly Table[]): Finding[] {
  return [oneDirection(tables), projectedOut(tables), rounding(tables)];
}

function oneDirection(tables: readonly Table[]): Finding {
  const onsets = tableIn(tables, 'ncc-recovery').rows.filter(({ phase }) => phase === 'onset');
  const ends = (column: string) => range(column, onsets, 'percent');
  return {
    statement: 'Before each collapse one direction of h1 hides a structure that is intact.',
    numbers: `Class centroids in h1 are right in ${ends('ncc_raw')} of the pairs; without PC1 in ${ends('ncc_minus_pc1')}, without PC2 in ${ends('ncc_minus_pc2')}.`,
    claims: claimsIn(tables, ['one-direction-recovers', 'controls-do-not-recover']),
  };
}

function projectedOut(tables: readonly Table[]): Finding {
  const rate = (condition: string) => rateOf(tables, condition);
  return {
    statement: 'The gradient’s own direction, projected out of it, ends most collapses.',
    numbers: `Collapses in 100,000 epochs, a mean over (n) seeds: as trained ${rate('baseline')}; projected out the gradient’s ${rate('gradient-based')}, the prior’s ${rate('frozen GLP')}, the probe’s ${rate('replay')}, a random one ${rate('control: random 1')}.`,
    claims: claimsIn(tables, ['suppression-ends-collapses', 'random-over-gradient-based']),
  };
}

function rounding(tables: readonly Table[]): Finding {
  const counts = (condition: string) =>
    text(rowIn(tableIn(tables, 'mechanism'), condition).collapses, 'text');
  return {
    statement: 'What drives it is float32 rounding in the label gradient of two heavy pairs.',
    numbers: `Collapses without that rounding: ${rateOf(tables, 'exact, from the branch')}. Of three seeds, without it for those two pairs alone: ${counts('exact for the two heaviest')}; with it for those two alone: ${counts('as trained for the two heaviest only')}.`,
    claims: claimsIn(tables, [
      'no-rounding-no-collapse-over-seeds',
      'no-collapse-exact-for-two',
      'two-as-trained',
    ]),
  };
}

/** The mean over seeds, and how many there are. */
function rateOf(tables: readonly Table[], condition: string): string {
  const { rate, n } = rowIn(tableIn(tables, 'robustness'), condition, 'all');
  return `${text(rate, 'ratio')} (${text(n, 'count')})`;
}

function rowIn({ id, rows }: Table, condition: string, seed?: string): Row {
  const row = rows.find((one) => one.condition === condition && (seed === undefined || one.seed === seed));
  if (!row) throw new InputError(`table ${id}: no row of '${condition}'`);
  return row;
}

function claimsIn(tables: readonly Table[], ids: readonly string[]): Claim[] {
  const all = tables.flatMap(({ claims }) => claims);
  return ids.map((id) => {
    const claim = all.find((one) => one.id === id);
    if (!claim) throw new InputError(`no claim '${id}' in the tables`);
    return claim;
  });
}

/** From the least to the largest; once where both are shown alike. */
function range(column: string, rows: readonly Row[], format: Format): string {
  const values = rows.map((row) => row[column] as number);
  const [least, most] = [Math.min(...values), Math.max(...values)].map((value) => text(value, format));
  return least === most ? least : `${least.replace(' %', '')} to ${most}`;
}

const text = (value: Value | undefined, format: Format): string => formatValue(value, format);
