import type { LayerSpec, UnitSpec } from 'vega-lite/build/src/spec';
import { NotApplicableError } from '../../inputError';
import { type Landmarks, landmarks, PHASE_NAMES, PHASES } from '../../runs/landmarks';
import type { Run } from '../../runs/openRun';
import { epochInWords } from '../../study/epochInWords';
import { epochAxis } from '../charts/epochAxis';
import { PALETTE } from '../charts/palette';
import { panelsFigure } from '../charts/panelsFigure';
import { rounded } from '../charts/rounded';
import { runMarks } from '../charts/runMarks';
import type { VegaLiteSpec } from '../charts/vegaLiteSpec';
import { percent } from '../inWords/numbers';

const LINES = [
  { column: 'test_accuracy', of: 'test accuracy', colour: PALETTE.test },
  { column: 'h1_pc1_variance_fraction', of: 'h1 variance on PC1', colour: PALETTE.train },
] as const;

/** Epochs that are seen before the first phase and after the last. */
const [BEFORE, AFTER] = [1_200, 3_000];

/** Of the y axis: names of moments stand above shares, in two rows, and words below. */
const [BOTTOM, TOP] = [-0.22, 1.32];
const NAMES = [1.14, 1.25] as const;

/**
 * The first collapse of a run on one axis: test accuracy and the share of PC1, its phases by name (DEFINITIONS "Time and phases"),
 * and in words what happens between them.
 * @throws NotApplicableError for a run without a collapse.
 * @example
 * import { oneCollapse, openRun, show } from 'activation-supervision';
 * show(oneCollapse(openRun('baseline')));
 */
export function oneCollapse(run: Run): VegaLiteSpec {
  const { collapses, cycles } = landmarks(run);
  const [collapse] = collapses;
  if (!collapse) throw new NotApplicableError(`run '${run.name}': expected a collapse, found none`);
  const { phases, drop } = collapse;
  const { epoch, ...columns } = run.history;
  const ends = [
    Math.max(epoch[0], phases.build - BEFORE),
    Math.min(epoch[epoch.length - 1], phases.collapsed + AFTER),
  ] as const;
  const cycle = cycles.filter(({ start, end }) => start <= drop && end >= phases.peak);
  const at = (column: (typeof LINES)[number]['column'], when: number) =>
    percent(columns[column][epoch.indexOf(when)]);
  const said = (name: string, when: number) =>
    `${name} ${epochInWords(when)}, ${at('test_accuracy', when)} and ${at('h1_pc1_variance_fraction', when)}`;
  return panelsFigure(
    {
      text: 'One collapse, from the build to what comes after',
      description: `Test accuracy and the share of PC1 in the variance of h1 at the first collapse: ${[...PHASES.slice(0, 4).map((phase) => said(PHASE_NAMES[phase], phases[phase])), said('drop', drop), said(PHASE_NAMES.collapsed, phases.collapsed)].join('; ')}.`,
      subtitle: [
        'The phases by name: build, approach and pre-collapse lie 3,000, 2,000 and 1,000 epochs before the onset.',
      ],
    },
    { columns: 1, spacing: 18 },
    [
      {
        name: 'one collapse',
        width: 700,
        height: 230,
        layer: [
          ...runMarks({ cycles: cycle, collapses: [{ drop }] }),
          ...moments(phases, drop),
          words(phases, drop, ends, cycle.length > 0),
          lines(run, ends),
        ],
      },
    ],
  );
}

type Phases = Landmarks['collapses'][number]['phases'];
type Ends = readonly [from: number, to: number];

const EPOCH = { field: 'epoch', type: 'quantitative' } as const;

/** A dotted line at each moment but the drop, which has one, and its name above; onset and drop stand back to back. */
function moments(phases: Phases, drop: number): UnitSpec<string>[] {
  const named = [
    ...PHASES.map((phase) => ({ epoch: phases[phase], name: PHASE_NAMES[phase] })),
    { epoch: drop, name: 'drop' },
  ].sort((a, b) => a.epoch - b.epoch);
  const shown = named.map((moment, i) => ({ ...moment, height: NAMES[i % 2] }));
  const aligned = (align: 'left' | 'center' | 'right', of: (name: string) => boolean): UnitSpec<string> => ({
    data: { values: shown.filter(({ name }) => of(name)) },
    mark: { type: 'text', align, baseline: 'middle', dx: align === 'left' ? 4 : align === 'right' ? -4 : 0 },
    encoding: {
      x: EPOCH,
      y: { field: 'height', type: 'quantitative' },
      text: { field: 'name', type: 'nominal' },
    },
  });
  return [
    {
      data: {
        values: shown
          .filter(({ name }) => name !== 'drop')
          .map(({ epoch, height }) => ({ epoch, height, foot: 0 })),
      },
      mark: { type: 'rule', color: PALETTE.guide, strokeDash: [1, 2], yOffset: 7 },
      encoding: { x: EPOCH, y: { field: 'height', type: 'quantitative' }, y2: { field: 'foot' } },
    },
    aligned('center', (name) => name !== 'onset' && name !== 'drop'),
    aligned('right', (name) => name === 'onset'),
    aligned('left', (name) => name === 'drop'),
  ];
}

/** What happens between the moments, below the lines. */
function words(phases: Phases, drop: number, [from, to]: Ends, takenOver: boolean): UnitSpec<string> {
  const values = [
    { from, to: phases.peak, text: ['it has learned', 'the sums'] },
    {
      from: phases.peak,
      to: drop,
      text: takenOver ? ['PC1 takes over,', 'answers stay right'] : ['answers', 'stay right'],
    },
    { from: drop, to: phases.collapsed, text: ['answers', 'fall'] },
    { from: phases.collapsed, to, text: ['low; then it', 'learns again'] },
  ].map(({ from, to, text }) => ({ epoch: (from + to) / 2, text, foot: BOTTOM / 2 }));
  return {
    data: { values },
    mark: { type: 'text', align: 'center', baseline: 'middle', color: PALETTE.all, lineHeight: 13, dy: -6 },
    encoding: {
      x: EPOCH,
      y: { field: 'foot', type: 'quantitative' },
      text: { field: 'text', type: 'nominal' },
    },
  };
}

function lines({ history }: Run, [from, to]: Ends): LayerSpec<string> | UnitSpec<string> {
  const values = LINES.flatMap(({ column, of }) =>
    Array.from(history.epoch, (epoch, i) => ({ epoch, of, value: rounded(history[column][i]) })),
  ).filter(({ epoch }) => epoch >= from && epoch <= to);
  return {
    data: { values },
    mark: { type: 'line', strokeWidth: 1.8, strokeJoin: 'round' },
    encoding: {
      x: { ...epochAxis(undefined, 8), scale: { domain: [from, to], nice: false, zero: false } },
      y: {
        field: 'value',
        type: 'quantitative',
        title: 'share',
        scale: { domain: [BOTTOM, TOP], nice: false },
        axis: { format: '.1f', values: [0, 0.2, 0.4, 0.6, 0.8, 1] },
      },
      color: {
        field: 'of',
        type: 'nominal',
        scale: { domain: LINES.map(({ of }) => of), range: LINES.map(({ colour }) => colour) },
        legend: { symbolType: 'stroke' },
      },
    },
  };
}
