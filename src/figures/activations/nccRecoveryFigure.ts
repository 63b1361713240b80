import type { LayerSpec, UnitSpec } from 'vega-lite/build/src/spec';
import { InputError, NotApplicableError } from '../../inputError';
import type { Row, Table } from '../../tables/parts/table';
import { COMPARED, PALETTE } from '../charts/palette';
import { PANEL_WIDTH } from '../charts/panelSize';
import { panelsFigure } from '../charts/panelsFigure';
import { rounded } from '../charts/rounded';
import type { VegaLiteSpec } from '../charts/vegaLiteSpec';
import { listed } from '../inWords/listed';
import { percent } from '../inWords/numbers';

const SERIES = [
  { column: 'model_accuracy', name: 'model', colour: PALETTE.test },
  { column: 'ncc_raw', name: 'nearest centroid, raw h1', colour: COMPARED[1] },
  { column: 'ncc_minus_pc1', name: 'nearest centroid, h1 minus PC1', colour: COMPARED[0] },
] as const;

/**
 * The table `ncc-recovery` as a chart: one panel a collapse, accuracies over its phases; the published values are
 * hollow points at the rows that the table sets them beside.
 * @throws InputError when the table lacks a column or has no rows.
 * @example
 * import { nccRecovery, nccRecoveryFigure, openRun, show } from 'activation-supervision';
 * show(nccRecoveryFigure(nccRecovery(openRun('baseline'))));
 */
export function nccRecoveryFigure(table: Pick<Table, 'id' | 'rows' | 'published' | 'match'>): VegaLiteSpec {
  if (table.rows.length === 0) {
    throw new NotApplicableError(
      `table ${table.id}: expected rows, found none: the run has no accuracy collapse`,
    );
  }
  for (const name of ['collapse', 'phase', 'epoch', ...SERIES.map(({ column }) => column)]) {
    if (!(name in table.rows[0]))
      throw new InputError(`table ${table.id}: expected a column '${name}', found none`);
  }
  const numbers = [...new Set(table.rows.map(({ collapse }) => collapse))];
  const onsets = table.rows.filter(({ phase }) => phase === 'onset');
  return panelsFigure(
    {
      text: 'Nearest-centroid accuracy with and without one direction',
      description: `Of test pairs right at the onsets: ${SERIES.map(({ column, name }) => `${name} ${listed(onsets.map((row) => percent(Number(row[column]))))}`).join('; ')}.`,
      subtitle: [
        'Lines and filled points: our run, at the epochs below. Hollow points: as published, at the same phase.',
      ],
    },
    { columns: 3, spacing: 22 },
    numbers.map((number) => panel(table, number)),
  );
}

function panel({ rows, published, match }: Pick<Table, 'rows' | 'published' | 'match'>, number: Row[string]) {
  const ours = rows.filter(({ collapse }) => collapse === number);
  const theirs = ours.flatMap((row) => {
    const beside = published.find((one) => match.every((column) => one[column] === row[column]));
    return beside ? points(beside, moment(row)) : [];
  });
  const layer: (LayerSpec<string> | UnitSpec<string>)[] = [
    {
      data: { values: ours.flatMap((row) => points(row, moment(row))) },
      mark: { type: 'line', strokeWidth: 1.5, point: { filled: true, size: 26 } },
    },
  ];
  if (theirs.length > 0) {
    layer.push({
      data: { values: theirs },
      mark: { type: 'point', filled: false, size: 75, strokeWidth: 1.3, opacity: 0.8 },
    });
  }
  const spec: LayerSpec<string> = {
    title: `Collapse ${number}`,
    width: PANEL_WIDTH,
    height: 170,
    encoding: {
      x: {
        field: 'moment',
        type: 'ordinal',
        sort: null,
        title: 'epoch and phase',
        scale: { type: 'point', padding: 0.4 },
        axis: { labelAngle: 0, labelExpr: "split(datum.value, '|')" },
      },
      y: {
        field: 'value',
        type: 'quantitative',
        title: 'share of test pairs right',
        scale: { domain: [0, 1.05], nice: false },
        axis: { format: '.1f', tickCount: 5 },
      },
      color: {
        field: 'series',
        type: 'nominal',
        scale: { domain: SERIES.map(({ name }) => name), range: SERIES.map(({ colour }) => colour) },
        legend: { symbolType: 'stroke' },
      },
    },
    layer,
  };
  return spec;
}

function points(row: Row, at: string) {
  return SERIES.flatMap(({ column, name }) => {
    const value = row[column];
    return typeof value === 'number' ? [{ moment: at, series: name, value: rounded(value) }] : [];
  });
}

/** Lines of an axis label: `25k`, then the phase, broken after its hyphen. */
function moment({ epoch, phase }: Row): string {
  return [`${Number(epoch) / 1000}k`, ...String(phase).split(/(?<=-)/)].join('|');
}
