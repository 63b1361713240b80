import { mean } from './mean';

/**
 * How far the values of one group lie above those of the rest with rank held fixed: values in order of rank are cut into
 * `strata` stretches of the same length, to one, and in each the group's mean is compared with that of the others.
 * @param values in order of rank. @param inGroup of each value.
 * @returns a difference for each stratum that has both; without those that do not.
 */
export function withinStrata(
  values: readonly number[],
  inGroup: readonly boolean[],
  strata: number,
): number[] {
  const cut = (k: number) => Math.floor((k * values.length) / strata);
  return Array.from({ length: strata }, (_, k) => {
    const here = values.map((value, i) => ({ value, mine: inGroup[i] })).slice(cut(k), cut(k + 1));
    const of = (mine: boolean) => mean(here.filter((one) => one.mine === mine).map(({ value }) => value));
    return of(true) - of(false);
  }).filter((difference) => !Number.isNaN(difference));
}
