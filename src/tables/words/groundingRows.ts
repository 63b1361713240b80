import type { AcrossRow, GroundingRow } from '../../grounding/groundingFile';
import { STARTS, type Start } from '../../grounding/groundingGrid';
import { mean } from '../../metrics/statistics/mean';
import type { Row } from '../parts/table';

/** What starts are called. */
export const START_NAMES: Readonly<Record<Start, string>> = {
  random: 'random',
  true: 'true caption',
  false: 'false caption',
  'k-means': 'k-means',
};

/** The rows of the table: in the end, mean of seeds; by seed; along the training and across the run, means of seeds. */
export function groundingRows(rows: readonly GroundingRow[], across: readonly AcrossRow[]): Row[] {
  const starts = STARTS.filter((start) => rows.some((row) => row.start === start));
  return [
    ...starts.map((start) => {
      const { seed: _, step: __, ...measures } = means(lastOf(rows, start));
      return { of: 'in the end', start: START_NAMES[start], ...measures };
    }),
    ...starts.flatMap((start) => lastOf(rows, start).map((last) => bySeed(last, rows))),
    ...starts.flatMap((start) =>
      grouped(rows, start, 'step').map(([step, group]) => ({
        of: 'along the training',
        start: START_NAMES[start],
        step,
        ...named('step', means(group), ['kept', 'exact', 'does_theirs', 'does_written']),
      })),
    ),
    ...starts.flatMap((start) =>
      grouped(across, start, 'epoch').map(([epoch, group]) => {
        const { along, rest, along_explained, rest_explained } = means(group);
        return {
          of: 'across the run',
          start: START_NAMES[start],
          epoch,
          along,
          rest,
          ratio: along / rest,
          along_explained,
          rest_explained,
        };
      }),
    ),
  ];
}

/** The row of each seed after its last step. */
export function lastOf(rows: readonly GroundingRow[], start: Start): GroundingRow[] {
  const own = rows.filter((row) => row.start === start);
  const last = Math.max(...own.map(({ step }) => step));
  return own.filter(({ step }) => step === last).sort((a, b) => a.seed - b.seed);
}

function bySeed(last: GroundingRow, rows: readonly GroundingRow[]): Row {
  const { start, seed } = last;
  const before = rows.find((row) => row.start === start && row.seed === seed && row.step === 0);
  const names = [
    'kept',
    'exact',
    'does_theirs',
    'does_written',
    'effect',
    'one_word',
    'one_word_best',
  ] as const;
  return {
    of: 'by seed',
    start: START_NAMES[start],
    seed,
    ...(before && { seed_exact_before: before.exact }),
    ...named('seed', last, names),
  };
}

function means<R extends { readonly start: Start }>(
  group: readonly R[],
): Record<Exclude<keyof R, 'start'>, number> {
  const names = Object.keys(group[0]).filter((name) => name !== 'start') as Exclude<keyof R, 'start'>[];
  return Object.fromEntries(
    names.map((name) => [name, mean(group.map((row) => Number(row[name])))]),
  ) as Record<Exclude<keyof R, 'start'>, number>;
}

function named<Name extends string>(
  prefix: string,
  of: Readonly<Record<Name, number>>,
  names: readonly Name[],
): Row {
  return Object.fromEntries(names.map((name) => [`${prefix}_${name}`, of[name]]));
}

function grouped<Name extends string, R extends { readonly start: Start } & Readonly<Record<Name, number>>>(
  rows: readonly R[],
  start: Start,
  by: Name,
): [number, R[]][] {
  const own = rows.filter((row) => row.start === start);
  const values = [...new Set(own.map((row) => row[by]))].sort((a, b) => a - b);
  return values.map((value) => [value, own.filter((row) => row[by] === value)]);
}
