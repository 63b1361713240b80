import { publishedTable } from '../data/published';
import { h1GradientsAsTrained } from '../engine/h1GradientsAsTrained';
import type { Matrix } from '../engine/matrix';
import { type GradientWindow, readGradientWindow } from '../experiments/gradientWindows';
import { headInput } from '../experiments/headInput';
import { landmarks } from '../experiments/landmarks';
import { onsetDirection } from '../experiments/onsetDirection';
import type { Run } from '../experiments/openRun';
import { usesTheFuture } from '../experiments/replayDirection';
import { replayProbeOf } from '../experiments/replayProbeOf';
import { residualRecordAt } from '../experiments/residualRecordAt';
import { snapshotGeometry } from '../experiments/snapshotGeometry';
import { windows } from '../experiments/windows';
import { activationGradients } from '../metrics/activationGradients';
import { cosine } from '../metrics/cosine';
import { embeddingSpectrum } from '../metrics/embeddingSpectrum';
import { gradientAlignment } from '../metrics/gradientAlignment';
import { keyFrequencies } from '../metrics/keyFrequencies';
import { mean } from '../metrics/mean';
import { setOverlap } from '../metrics/setOverlap';
import { solutionSubspace } from '../metrics/solutionSubspace';
import { subspaceOverlap } from '../metrics/subspaceOverlap';
import { arithmeticOf } from '../training/arithmeticOf';
import { controlPropertiesClaims } from './controlPropertiesClaims';
import type { Row, Table } from './table';

const ID = 'control-properties';
/** Components of the class means that are compared. */
const DIMENSIONS = 10;
const [TRAINED, EXACT] = ['float32 as trained', 'exact'];

/** What was measured about one collapse. */
interface Measured {
  readonly window: GradientWindow;
  readonly rest: { readonly [arithmetic: string]: number };
  readonly residual: Float64Array;
  readonly component: Float64Array;
  readonly frequencies: readonly number[];
  readonly subspace: Matrix;
}

/**
 * Essay, "Metacognitive supervision": the three properties of the control variable, each by every measure that its
 * words allow: how much force a projection takes away and what it costs, how stable the direction is beside the
 * solution, and how well replay finds it. m is h1 PC1 at the collapse's onset.
 * @throws InputError when a window, a snapshot or the residuals of an onset are not cached, or no cycle was replayed.
 */
export function controlProperties(run: Run): Table {
  const { collapses } = landmarks(run);
  const onsets = windows({ collapses }, run.history).filter(({ kind }) => kind === 'onset');
  const found = onsets.map((window) => measured(run, readGradientWindow(run, window), window.collapse));
  const { probe } = replayProbeOf(run);
  const pairs = found.flatMap((a, i) => found.slice(i + 1).map((b) => [a, b] as const));
  const each = (name: keyof GradientWindow, f: (x: number) => number) =>
    found.map(({ window }) => mean(window[name].map(f) as Float64Array));
  const square = (x: number) => x * x;
  const restOf = (arithmetic: string) => found.map(({ rest }) => rest[arithmetic]);
  const direction = pairs.map(([a, b]) => Math.abs(cosine(a.residual, b.residual)));
  const solution = pairs.map(([a, b]) => subspaceOverlap(a.subspace, b.subspace));
  const recovered = found.map(({ residual }) => Math.abs(cosine(residual, probe.direction)));
  const topForceAsTrained = each('cos_top_float32', Math.abs);
  const topForceExact = each('cos_top_exact', Math.abs);
  const rows = [
    spread(GRADIENT, TRAINED, each('cos_float32', Math.abs)),
    spread(GRADIENT, EXACT, each('cos_exact', Math.abs)),
    spread('|cos| of the top-1 % force with m', TRAINED, topForceAsTrained),
    spread('|cos| of the top-1 % force with m', EXACT, topForceExact),
    spread('… squared', TRAINED, each('cos_top_float32', square)),
    spread('… squared', EXACT, each('cos_top_exact', square)),
    spread(REST, TRAINED, restOf(TRAINED)),
    spread(REST, EXACT, restOf(EXACT)),
    spread(RECURS, null, direction),
    spread(
      '|cos| of h1 PC1 between collapses',
      null,
      pairs.map(([a, b]) => Math.abs(cosine(a.component, b.component))),
    ),
    spread(
      'key frequencies in common between peaks',
      null,
      pairs.map(([a, b]) => setOverlap(a.frequencies, b.frequencies)),
    ),
    spread("overlap of the class means' subspaces between peaks", null, solution),
    spread(FOUND, null, recovered.slice(0, 1)),
    spread('… at the later onsets', null, recovered.slice(1)),
  ];
  const width = run.shape.hidden[1];
  const essay = publishedTable(ID).values as Readonly<Record<string, number>>;
  return {
    id: ID,
    title: 'Three properties of the control variable',
    section: 'Metacognitive supervision',
    columns: [
      { name: 'measure', label: 'measure', format: 'text' },
      { name: 'arithmetic', label: 'arithmetic', format: 'text' },
      { name: 'mean', label: 'mean', format: 'fraction' },
      { name: 'least', label: 'least', format: 'fraction' },
      { name: 'largest', label: 'largest', format: 'fraction' },
      { name: 'of', label: 'of', format: 'count' },
    ],
    rows,
    published: [
      { measure: GRADIENT, arithmetic: TRAINED, mean: essay.memorization_force_removed },
      { measure: REST, arithmetic: TRAINED, mean: essay.generalization_gradient_affected },
      { measure: RECURS, arithmetic: null, least: essay.recurrence_cosine_above },
      { measure: FOUND, arithmetic: null, mean: essay.replay_recovery_cosine },
    ],
    match: ['measure', 'arithmetic'],
    blocks: [{ title: '', columns: ['mean', 'least', 'largest', 'of'] }],
    claims: controlPropertiesClaims(
      { topForceAsTrained, topForceExact, restAlong: restOf(TRAINED), direction, solution },
      { force: essay.memorization_force_removed, rest: essay.generalization_gradient_affected },
    ),
    notes: [
      `Over collapses, or pairs of them. Forces: means over the 3,000 epochs before each onset, every 50; the essay does not say whether its share is a cosine or a square. The rest: the samples that are not among the heaviest 1 %, at pre-collapse; by chance a direction has ${(100 / width).toFixed(1)} % of their squared gradient.`,
      `Peaks: 2,000 epochs before each onset. Key frequencies: those of the embedding with at least twice the mean energy; common over all of both. Subspaces: ${DIMENSIONS} leading components of the class means of h1 without m, root mean square cosine of the principal angles; by chance ${Math.sqrt(DIMENSIONS / width).toFixed(2)}.`,
      usesTheFuture(probe),
    ],
  };
}

const GRADIENT = '|cos| of the effective gradient with m';
const REST = "share of the other samples' squared gradient along m";
const RECURS = '|cos| of residual PC1 between collapses';
const FOUND = '|cos| of the replay direction with residual PC1 at the first onset';

function spread(measure: string, arithmetic: string | null, values: readonly number[]): Row {
  const some = values.length > 0;
  return {
    measure,
    arithmetic,
    mean: mean(values),
    least: some ? Math.min(...values) : Number.NaN,
    largest: some ? Math.max(...values) : Number.NaN,
    of: values.length,
  };
}

function measured(run: Run, window: GradientWindow, collapse: number): Measured {
  const { phases } = landmarks(run).collapses[collapse - 1];
  const m = onsetDirection(run, phases.onset);
  const { data, shape, config } = run;
  const { labels } = data.split.train;
  const { parameters: before, h1 } = snapshotGeometry(run, phases.preCollapse);
  const rest = (forces: Matrix) => gradientAlignment(forces, m, data.weights).restRemoved;
  const atPeak = snapshotGeometry(run, phases.peak);
  return {
    window,
    rest: {
      [TRAINED]: rest(h1GradientsAsTrained(data.problem, before, arithmeticOf(config))),
      [EXACT]: rest(activationGradients(headInput(run, before, h1), 'exact')),
    },
    residual: Float64Array.from(residualRecordAt(run, phases.onset).direction),
    component: m,
    frequencies: keyFrequencies(embeddingSpectrum(atPeak.parameters, shape)),
    subspace: solutionSubspace(atPeak.h1, labels, shape.p, m, DIMENSIONS),
  };
}
