import type { LayerSpec, UnitSpec } from 'vega-lite/build/src/spec';
import type { Strip } from '../../mechanism/strips';
import { epochInWords } from '../../study/epochInWords';
import { ESSAY_SPANS, type Spans } from '../../study/spans';
import { epochAxis } from '../charts/epochAxis';
import { PALETTE } from '../charts/palette';
import { panelsFigure } from '../charts/panelsFigure';
import { CYCLE, DROP } from '../charts/runMarks';
import type { VegaLiteSpec } from '../charts/vegaLiteSpec';
import { withPowers } from '../charts/withPowers';
import { listed } from '../inWords/listed';

/** Height of one strip, px. */
const STEP = 15;
const WIDTH = 190;
/** Panels side by side, no wider than a notebook. */
const COLUMNS = 3;

/**
 * A strip for each condition and seed from the branch to where the short runs end: the run as a line, its geometric cycles as bars and its
 * accuracy collapses as ticks. A panel for each seed; those side by side have a line for each condition of any of them, under
 * a line that names what it does where others do something else.
 * @param found in the order in which they stand.
 * @example
 * import { mechanismFigure, openRun, show, strips } from 'activation-supervision';
 * show(mechanismFigure(strips(openRun('baseline'))));
 */
export function mechanismFigure(found: readonly Strip[], spans: Spans = ESSAY_SPANS): VegaLiteSpec {
  const strips = found.map((strip) => ({ ...strip, label: withPowers(strip.label) }));
  const seeds = [...new Set(strips.map(({ seed }) => seed))];
  const columns = Math.min(seeds.length, COLUMNS);
  const besides = (i: number) => seeds.slice(i - (i % columns), i - (i % columns) + columns);
  const lines = (of: readonly number[]) => linesOf(strips.filter(({ seed }) => of.includes(seed)));
  const kinds = [...new Set(strips.map(({ kind }) => kind))];
  const collapsedOf = (kind: string) => {
    const of = strips.filter((strip) => strip.kind === kind);
    return `${of.filter(({ drops }) => drops.length > 0).length} of ${of.length}`;
  };
  return panelsFigure(
    {
      text: 'What drives the collapse: knocked out and knocked in',
      description: `Runs in which test accuracy collapses: ${listed(kinds.map((kind) => `${kind} ${collapsedOf(kind)}`))}.`,
      subtitle: [
        `A strip for each run from epoch ${epochInWords(spans.branch)} to ${epochInWords(spans.short)}. Bars: PC1 of h1 above 0.5, gaps under 5,000 epochs closed.`,
        'Ticks: accuracy was at least 0.85 for 1,000 epochs and fell 0.10 below its running maximum.',
      ],
    },
    { columns, spacing: 14 },
    seeds.map((seed, i) =>
      panel(
        `seed ${seed}`,
        strips.filter((strip) => strip.seed === seed),
        lines(besides(i)),
        i % columns === 0,
        epochs(spans),
      ),
    ),
  );
}

/** What stands at the left, from top to bottom: the label of each strip, and before those of a kind the kind. */
interface Line {
  readonly text: string;
  readonly isKind: boolean;
}

function linesOf(strips: readonly Strip[]): Line[] {
  const kinds = new Set(strips.map(({ kind }) => kind));
  return [...kinds].flatMap((kind) => {
    const labels = new Set(strips.filter((strip) => strip.kind === kind).map(({ label }) => label));
    const lines = [...labels].map((text) => ({ text, isKind: false }));
    return labels.has(kind) ? lines : [{ text: kind, isKind: true }, ...lines];
  });
}

function panel(
  title: string,
  strips: readonly Strip[],
  lines: readonly Line[],
  labelled: boolean,
  x: ReturnType<typeof epochs>,
): LayerSpec<string> {
  const y = {
    field: 'label',
    type: 'nominal' as const,
    scale: { domain: lines.map(({ text }) => text) },
    axis: labelled ? axisOf(lines) : null,
  };
  const marks: UnitSpec<string>[] = [
    {
      data: { values: strips.map(({ label, start, end }) => ({ label, start, end })) },
      mark: { type: 'rule', strokeWidth: 1, color: PALETTE.guide },
      encoding: { x: { field: 'start', ...x }, x2: { field: 'end' }, y },
    },
    {
      data: { values: strips.flatMap(({ label, cycles }) => cycles.map((cycle) => ({ label, ...cycle }))) },
      mark: { type: 'bar', height: STEP - 6 },
      encoding: {
        x: { field: 'start', ...x },
        x2: { field: 'end' },
        y,
        fill: { datum: CYCLE, type: 'nominal', scale: { domain: [CYCLE], range: [PALETTE.cycle] } },
      },
    },
    {
      data: { values: strips.flatMap(({ label, drops }) => drops.map((drop) => ({ label, drop }))) },
      mark: { type: 'tick', thickness: 2, size: STEP - 2 },
      encoding: {
        x: { field: 'drop', ...x },
        y,
        color: {
          datum: DROP,
          type: 'nominal',
          scale: { domain: [DROP], range: [PALETTE.collapse] },
          legend: { symbolType: UPRIGHT },
        },
      },
    },
  ];
  // Over the strips, wherever their labels begin.
  return {
    name: title,
    title: { text: title, frame: 'group' },
    width: WIDTH,
    height: STEP * lines.length,
    layer: marks,
  };
}

/** A tick, as a path about the origin. */
const UPRIGHT = 'M-0.2,-1L0.2,-1L0.2,1L-0.2,1Z';

/** Kinds are bold. */
function axisOf(lines: readonly Line[]) {
  const kinds = lines.filter(({ isKind }) => isKind).map(({ text }) => text);
  const isKind = `indexof(${JSON.stringify(kinds)}, datum.value) >= 0`;
  return {
    title: null,
    labelLimit: 300,
    minExtent: 190,
    maxExtent: 300,
    ticks: false,
    domain: false,
    labelFontWeight: { condition: { test: isKind, value: 'bold' as const }, value: 'normal' as const },
  };
}

/** The axis of a panel, without the field. */
function epochs({ branch, short }: Spans) {
  const { field: _field, ...axis } = epochAxis([branch, short]);
  return { ...axis, title: null };
}
