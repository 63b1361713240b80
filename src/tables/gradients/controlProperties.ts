import { median, quantile } from 'simple-statistics';
import { publishedTable } from '../../data/published';
import type { GradientWindow } from '../../gradients/gradientWindows';
import { windows } from '../../gradients/windows';
import { type Agreement, agreement, onesShare } from '../../metrics/algebra/agreement';
import { subspaceOverlap } from '../../metrics/algebra/subspaceOverlap';
import type { HeaviestShares } from '../../metrics/gradients/heaviestShares';
import { mean } from '../../metrics/statistics/mean';
import { setOverlap } from '../../metrics/statistics/setOverlap';
import { usesTheFuture } from '../../probes/replayDirection';
import { replayProbeOf } from '../../probes/replayProbeOf';
import { landmarks } from '../../runs/landmarks';
import type { Run } from '../../runs/openRun';
import { lacking } from '../parts/lacking';
import type { Row, Table } from '../parts/table';
import { collapseProperties, DIMENSIONS, EXACT, RANDOM, TRAINED } from './collapseProperties';
import { controlPropertiesClaims } from './controlPropertiesClaims';

const ID = 'control-properties';

/**
 * Essay, "Metacognitive supervision": the three properties of the control variable, each by every measure that its
 * words allow: how much force a projection takes away and what it costs, how stable the direction is beside the
 * solution, and how well replay finds it. m is h1 PC1 at the collapse's onset.
 * Without windows, residuals or a probe, as far as it can be told.
 * @throws InputError when a snapshot of a phase is not cached.
 */
export function controlProperties(run: Run): Table {
  const { collapses } = landmarks(run);
  const onsets = windows({ collapses }, run.history).filter(({ kind }) => kind === 'onset');
  const lacks = lacking();
  const found = onsets.map((window) => collapseProperties(run, window, lacks));
  const probe = lacks.or(() => replayProbeOf(run))?.probe;
  const pairs = found.flatMap((a, i) => found.slice(i + 1).map((b) => [a, b] as const));
  const each = (name: keyof GradientWindow, f: (x: number) => number) =>
    found.map(({ window }) => (window ? mean(window[name].map(f) as Float64Array) : Number.NaN));
  const square = (x: number) => x * x;
  const restOf = (arithmetic: string) => found.map(({ rest }) => rest[arithmetic]);
  const sharesOf = (arithmetic: string, name: keyof HeaviestShares) =>
    found.map(({ shares }) => shares[arithmetic][name]);
  const direction = pairs.map(([a, b]) => agreementOf(a.residual, b.residual));
  const component = pairs.map(([a, b]) => agreement(a.component, b.component));
  const solution = pairs.map(([a, b]) => subspaceOverlap(a.subspace, b.subspace));
  const recovered = found.map(({ residual }) => agreementOf(residual, probe?.direction));
  const whole = (of: readonly Agreement[]) => of.map((one) => one.whole);
  const withoutOnes = (of: readonly Agreement[]) => of.map((one) => one.withoutOnes);
  const topForceAsTrained = each('cos_top_float32', Math.abs);
  const topForceExact = each('cos_top_exact', Math.abs);
  const rows = [
    spread(GRADIENT, TRAINED, each('cos_float32', Math.abs)),
    spread(GRADIENT, EXACT, each('cos_exact', Math.abs)),
    spread('|cos| of the top-1 % force with m', TRAINED, topForceAsTrained),
    spread('|cos| of the top-1 % force with m', EXACT, topForceExact),
    spread('… squared', TRAINED, each('cos_top_float32', square)),
    spread('… squared', EXACT, each('cos_top_exact', square)),
    spread(NET, TRAINED, sharesOf(TRAINED, 'net')),
    spread(NET, EXACT, sharesOf(EXACT, 'net')),
    spread(ORTHOGONAL, TRAINED, sharesOf(TRAINED, 'orthogonal')),
    spread(ORTHOGONAL, EXACT, sharesOf(EXACT, 'orthogonal')),
    spread(REST, TRAINED, restOf(TRAINED)),
    spread(REST, EXACT, restOf(EXACT)),
    spread(
      `… along ${RANDOM} random directions: median`,
      TRAINED,
      found.map(({ random }) => median([...random])),
    ),
    spread(
      '… 95 % quantile',
      TRAINED,
      found.map(({ random }) => quantile([...random], 0.95)),
    ),
    spread(
      '|cos| of m with the all-ones direction',
      null,
      found.map((one) => onesShare(one.component)),
    ),
    spread(RECURS, null, whole(direction)),
    spread(WITHOUT_ONES, null, withoutOnes(direction)),
    spread('|cos| of h1 PC1 between collapses', null, whole(component)),
    spread(WITHOUT_ONES, null, withoutOnes(component)),
    spread(
      'key frequencies in common between peaks',
      null,
      pairs.map(([a, b]) => setOverlap(a.frequencies, b.frequencies)),
    ),
    spread("overlap of the class means' subspaces between peaks", null, solution),
    spread(FOUND, null, whole(recovered.slice(0, 1))),
    spread(WITHOUT_ONES, null, withoutOnes(recovered.slice(0, 1))),
    spread('… at the later onsets', null, whole(recovered.slice(1))),
    spread(WITHOUT_ONES, null, withoutOnes(recovered.slice(1))),
  ];
  const width = run.shape.hidden[1];
  const essay = publishedTable(ID).values as Readonly<Record<string, number>>;
  const notes = publishedTable('author-notes').values;
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
      { measure: NET, arithmetic: TRAINED, mean: notes.top_1pct_of_memorization_gradient as number },
      { measure: ORTHOGONAL, arithmetic: TRAINED, mean: notes.top_1pct_of_generalization_gradient as number },
      { measure: REST, arithmetic: TRAINED, mean: essay.generalization_gradient_affected },
      { measure: RECURS, arithmetic: null, least: essay.recurrence_cosine_above },
      { measure: FOUND, arithmetic: null, mean: essay.replay_recovery_cosine },
    ],
    match: ['measure', 'arithmetic'],
    blocks: [{ title: '', columns: ['mean', 'least', 'largest', 'of'] }],
    claims: lacks.judged(
      controlPropertiesClaims(
        {
          topForceAsTrained,
          topForceExact,
          restAlong: restOf(TRAINED),
          restAlongRandom: found.map(({ random }) => median([...random])),
          direction: whole(direction),
          directionWithoutOnes: withoutOnes(direction),
          solution,
        },
        { force: essay.memorization_force_removed, rest: essay.generalization_gradient_affected },
      ),
    ),
    notes: [
      ...lacks.notes(),
      `Over collapses, or pairs of them. Forces: means over the 3,000 epochs before each onset, every 50; the essay does not say whether its share is a cosine or a square. The rest: the samples that are not among the heaviest 1 %, at pre-collapse, beside ${RANDOM} directions uniform on the sphere (seed 0).`,
      `Net share: the sum of the heaviest samples' g·m over the sum of all g·m, at pre-collapse. The essay's share of the generalization gradient may be theirs, not what the projection takes: so ${notes.source}. It stands beside both.`,
      'Without u: |cos| of the parts orthogonal to the all-ones direction u = (1, …, 1) / √n1, along which lies whatever grows in all units at once; h1 is not negative.',
      `Peaks: 2,000 epochs before each onset. Key frequencies: those of the embedding with at least twice the mean energy; common over all of both. Subspaces: ${DIMENSIONS} leading components of the class means of h1 without m, root mean square cosine of the principal angles; by chance ${Math.sqrt(DIMENSIONS / width).toFixed(2)}.`,
      ...(probe ? [usesTheFuture(probe)] : []),
    ],
  };
}

const WITHOUT_ONES = '… without the all-ones direction u';
const NET = "the heaviest 1 %'s net share of the force along m";
const ORTHOGONAL = '… of the summed length orthogonal to m';
const GRADIENT = '|cos| of the effective gradient with m';
const REST = "share of the other samples' squared gradient along m";
const RECURS = '|cos| of residual PC1 between collapses';
const FOUND = '|cos| of the replay direction with residual PC1 at the first onset';

/** NaN where one of the two is not there. */
function agreementOf(a: Float64Array | undefined, b: Float64Array | undefined): Agreement {
  return a && b ? agreement(a, b) : { whole: Number.NaN, withoutOnes: Number.NaN };
}

/** Of those that are there. */
function spread(measure: string, arithmetic: string | null, all: readonly number[]): Row {
  const values = all.filter((value) => !Number.isNaN(value));
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
