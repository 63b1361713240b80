import { conditionRun } from '../branches/conditionRuns';
import { readRoundingWindow, roundingWindows } from '../gradients/roundingWindows';
import { groundingOf } from '../grounding/groundingFile';
import { InputError } from '../inputError';
import { readDriftWindow } from '../mechanism/driftWindows';
import { finalOutcomes } from '../mechanism/finalOutcomes';
import { strips } from '../mechanism/strips';
import { readMetaNeurons } from '../priors/neurons/neuronsFile';
import { readPriorCheck } from '../priors/priorCheckFile';
import { readPriorScaling } from '../priors/scaling/scalingFile';
import { readSteering } from '../priors/steering/steeringFile';
import type { Run } from '../runs/openRun';
import { seedRuns } from '../runs/seedRuns';
import { studyOf } from '../runs/studyOf';
import { spansOf } from '../study/spans';
import { nccRecovery } from '../tables/subspace/nccRecovery';
import { nccRecoveryFigure } from './activations/nccRecoveryFigure';
import { priorCheckFigure } from './activations/priorCheckFigure';
import { replayScoreFigure } from './activations/replayScoreFigure';
import { residualProjection } from './activations/residualProjection';
import { slide } from './charts/slide';
import type { VegaLiteSpec } from './charts/vegaLiteSpec';
import { gradientWindowFigure } from './gradients/gradientWindowFigure';
import { gradientWindowPoints } from './gradients/gradientWindowPoints';
import { driftFigure } from './mechanism/driftFigure';
import { excessFigure } from './mechanism/excessFigure';
import { firstCollapseFigure } from './mechanism/firstCollapseFigure';
import { mechanismFigure } from './mechanism/mechanismFigure';
import { numberLineFigure } from './mechanism/numberLineFigure';
import { phaseMapFigure } from './mechanism/phaseMapFigure';
import { roundingFigure } from './mechanism/roundingFigure';
import { metaNeuronsFigure } from './prior/metaNeuronsFigure';
import { priorScalingFigure } from './prior/priorScalingFigure';
import { steeringFigure } from './prior/steeringFigure';
import { baselineDynamics } from './runs/baselineDynamics';
import { conditionsFigure } from './runs/conditionsFigure';
import { oneCollapse } from './runs/oneCollapse';
import { robustnessFigure } from './runs/robustnessFigure';
import { suppressedDynamics } from './runs/suppressedDynamics';
import { tenSeedsFigure } from './runs/tenSeedsFigure';
import { slideCuts } from './slideCuts';
import { groundingFigure } from './words/groundingFigure';

export interface Figure {
  readonly title: string;
  /** The section of the essay. */
  readonly section: string;
  /** Whether it is made of activations at phases: a run that kept no snapshot there is replayed for it. */
  readonly ofActivations?: true;
  /** Whether it is about a whole study over settings, and of no other. */
  readonly ofMap?: true;
  /** @throws InputError when the run lacks what the figure shows. */
  readonly make: (run: Run) => VegaLiteSpec;
}

/** In the order of the essay; then of what its references claim. */
const plates: Readonly<Record<string, Figure>> = {
  'baseline-dynamics': {
    title: 'Training dynamics of the baseline',
    section: 'Suppressing the memorization gradient',
    make: baselineDynamics,
  },
  'residual-projection': {
    title: 'Residuals along residual PC1, by weight rank',
    section: 'A 1-dimensional memorization subspace',
    make: residualProjection,
  },
  'prior-check': {
    title: 'Real and generated activations',
    section: 'A 1-dimensional memorization subspace',
    make: (run) => priorCheckFigure(readPriorCheck(run)),
  },
  'ncc-recovery': {
    title: 'Nearest-centroid accuracy with and without one direction',
    section: 'Fourier solution contamination',
    ofActivations: true,
    make: (run) => nccRecoveryFigure(nccRecovery(run)),
  },
  'one-collapse': {
    title: 'One collapse, and the names of its phases',
    section: 'Fourier solution contamination',
    make: oneCollapse,
  },
  'gradient-windows': {
    title: 'The effective gradient along the memorization direction',
    section: 'The memorization direction from the loss landscape',
    make: (run) => gradientWindowFigure(gradientWindowPoints(run)),
  },
  'number-line': {
    title: 'Where p of the two heaviest pairs lies among float32 numbers',
    section: 'The memorization direction from the loss landscape',
    make: numberLineFigure,
  },
  rounding: {
    title: 'What float32 makes of the label gradient before each collapse',
    section: 'The memorization direction from the loss landscape',
    make: (run) => roundingFigure(roundingWindows(run).map((window) => readRoundingWindow(run, window))),
  },
  excess: {
    title: 'What is left over in the label gradient, and what it does',
    section: 'The memorization direction from the loss landscape',
    make: excessFigure,
  },
  drift: {
    title: 'Logits that drift together before each collapse',
    section: 'The memorization direction from the loss landscape',
    make: (run) => driftFigure(roundingWindows(run).map((window) => readDriftWindow(run, window))),
  },
  mechanism: {
    title: 'The bias of the rounding knocked out and knocked in',
    section: 'The memorization direction from the loss landscape',
    make: (run) => {
      const spans = spansOf(studyOf(run));
      return mechanismFigure(seedRuns(run, spans.short).flatMap(strips), spans);
    },
  },
  'first-collapse': {
    title: 'How long runs go without a collapse',
    section: 'The memorization direction from the loss landscape',
    make: (run) => {
      const { group, outcomes, labels } = finalOutcomes(run);
      return firstCollapseFigure(
        outcomes,
        labels,
        `How long runs of the ${group} seeds go without a collapse`,
        spansOf(studyOf(run)),
      );
    },
  },
  'suppression-dynamics': {
    title: 'Training dynamics with the effective gradient projected out',
    section: 'Suppressing the memorization gradient',
    make: (run) =>
      suppressedDynamics(run, conditionRun(run, 'suppress-gradient'), 'the effective gradient', false),
  },
  conditions: {
    title: 'Test accuracy and h1 PC1 of every condition',
    section: 'Suppressing the memorization gradient',
    make: conditionsFigure,
  },
  'replay-scores': {
    title: 'Replay probes: what they foretell, and their scores',
    section: 'Autonomous discovery',
    make: replayScoreFigure,
  },
  'replay-suppression-dynamics': {
    title: 'Training dynamics with the replay direction projected out',
    section: 'Autonomous discovery',
    make: (run) =>
      suppressedDynamics(run, conditionRun(run, 'suppress-replay'), 'the replay direction', true),
  },
  robustness: {
    title: 'Test accuracy and h1 PC1 of each condition and seed',
    section: 'Metacognitive supervision',
    make: robustnessFigure,
  },
  'ten-seeds': {
    title: 'Test accuracy of every seed and condition',
    section: 'Metacognitive supervision',
    make: tenSeedsFigure,
  },
  'phase-map': {
    title: 'Collapses over exponent and weight decay, as trained and exact',
    section: 'Metacognitive supervision',
    ofMap: true,
    make: (run) => phaseMapFigure(studyOf(run)),
  },
  'prior-scaling': {
    title: 'A prior with more compute, and what it is worth',
    section: 'Modeling activations',
    make: (run) => priorScalingFigure(readPriorScaling(run)),
  },
  steering: {
    title: 'Pushed activations, and the way back',
    section: 'Modeling activations',
    make: (run) => steeringFigure(readSteering(run).rows),
  },
  'meta-neurons': {
    title: 'What single units tell, and what wholes do',
    section: 'Modeling activations',
    make: (run) => metaNeuronsFigure(readMetaNeurons(run)),
  },
  grounding: {
    title: 'Words that were trained to give activations back',
    section: 'Modeling activations',
    make: (run) => groundingFigure(groundingOf(run).rows),
  },
};

/** Of a figure `ID` that is too dense to be projected, `ID-slide`. */
const slides = Object.fromEntries(
  Object.entries(slideCuts).map(([id, cut]): [string, Figure] => {
    const { title, make, ...more } = plates[id];
    return [`${id}-slide`, { ...more, title: `${title}: a slide`, make: (run) => slide(make(run), cut) }];
  }),
);

/** The figures there are: those of the essay in its order, those of what its references claim, and slides. */
export const figures: Readonly<Record<string, Figure>> = { ...plates, ...slides };

/** The ids of all figures, in the order of `figures`. */
export const figureIds: readonly string[] = Object.keys(figures);

/**
 * A figure by its id (`figureIds`): its title, the section of the essay, and `make(run)`, which draws it of a run.
 * @throws InputError for an unknown id, listing those there are.
 * @example
 * import { figure, openRun, show } from 'activation-supervision';
 * show(figure('conditions').make(openRun('baseline')));
 */
export function figure(id: string): Figure {
  if (Object.hasOwn(figures, id)) return figures[id];
  throw new InputError(`no figure '${id}'; there are ${figureIds.join(', ')}`);
}
