import { mean } from '../../metrics/statistics/mean';
import type { RunOutcome } from '../../runs/runOutcome';
import { epochInThousands } from '../../study/epochInWords';
import type { Spans } from '../../study/spans';
import type { Column, Row, Value } from '../parts/table';

/** Their labels say from when on, by the study's spans. */
export const measures = ({ counted, settled }: Spans) =>
  MEASURES.map(({ label, ...column }) => ({
    ...column,
    label: label.replace('SETTLED', epochInThousands(settled)).replace('COUNTED', epochInThousands(counted)),
  }));

export const MEASURES = [
  { name: 'cycles', label: 'geometric cycles', format: 'count' },
  { name: 'collapses_by_cycle', label: 'collapses', format: 'count' },
  { name: 'collapses', label: '… by the strict rule', format: 'count' },
  { name: 'final_accuracy', label: 'final accuracy', format: 'percent' },
  { name: 'min_accuracy', label: 'least from SETTLED', format: 'percent' },
  { name: 'max_pc1', label: 'largest PC1 from COUNTED', format: 'percent' },
] as const satisfies readonly Column[];

/** Mean and range of each measure over the runs of a condition, at least one. */
export function measuredSummary(of: readonly RunOutcome[]): Row {
  const measured = MEASURES.flatMap(({ name, format }): [string, Value][] => {
    const values = of.map((outcome) => outcome[name]);
    return [
      [`mean_${name}`, mean(values)],
      [`range_${name}`, range(values, format)],
    ];
  });
  return { seeds: of.length, ...Object.fromEntries(measured) };
}

/** The columns of the measures that are shown so, each mean with its range. */
export function measuredBlock(format: (typeof MEASURES)[number]['format']): string[] {
  return MEASURES.filter((one) => one.format === format).flatMap(({ name }) => [
    `mean_${name}`,
    `range_${name}`,
  ]);
}

const WRITTEN = {
  count: (value: number) => `${value}`,
  percent: (value: number) => (100 * value).toFixed(1),
  fraction: (value: number) => value.toFixed(3),
};

/** From the least to the largest, the unit once; a single value where they are shown alike. */
export function range(values: readonly number[], format: keyof typeof WRITTEN): string {
  const ends = [...new Set([Math.min(...values), Math.max(...values)].map(WRITTEN[format]))];
  return `${ends.join(' to ')}${format === 'percent' ? ' %' : ''}`;
}
