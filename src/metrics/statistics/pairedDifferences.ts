import { mean } from './mean';
import { type SignTest, signTest } from './signTest';

/** Counts of two conditions of the same units (seeds), one minus the other. */
export interface PairedDifferences extends SignTest {
  /** Units that have both, in the order of the first. */
  readonly units: readonly number[];
  readonly differences: readonly number[];
  /** NaN where no unit has both. */
  readonly mean: number;
}

/** These minus those, unit by unit, with the exact two-sided sign test; units that lack either say nothing. */
export function pairedDifferences(
  these: ReadonlyMap<number, number>,
  those: ReadonlyMap<number, number>,
): PairedDifferences {
  const pairs = [...these].flatMap(([unit, count]) => {
    const other = those.get(unit);
    return other === undefined ? [] : [{ unit, difference: count - other }];
  });
  const differences = pairs.map(({ difference }) => difference);
  return {
    units: pairs.map(({ unit }) => unit),
    differences,
    mean: mean(differences),
    ...signTest(differences),
  };
}
