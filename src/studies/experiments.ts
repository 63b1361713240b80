import { join } from 'node:path';
import { MADE_BY } from '../conditions/directionNames';
import { epochFile } from '../data/runFolder';
import { gradientWindowFile, makeGradientWindows } from '../gradients/gradientWindows';
import { makeRoundingWindows, roundingWindowFile, roundingWindows } from '../gradients/roundingWindows';
import { windows } from '../gradients/windows';
import { groundingFiles } from '../grounding/groundingFile';
import { makeGrounding } from '../grounding/makeGrounding';
import { driftWindowFile, makeDriftWindows } from '../mechanism/driftWindows';
import { windowLogitsFile } from '../mechanism/excessFiles';
import { excessFiles, makeRowExcess, makeWindowLogits } from '../mechanism/makeRowExcess';
import { committedPriors } from '../priors/committedPriors';
import { fidelityFiles } from '../priors/fidelity/fidelityFile';
import { makePriorFidelity } from '../priors/fidelity/makePriorFidelity';
import { frozenGlpDirection } from '../priors/frozenDirections';
import { makeGlp } from '../priors/glpExperiment';
import { glpPaths } from '../priors/glpPaths';
import { makeMetaNeurons } from '../priors/neurons/makeMetaNeurons';
import { neuronsFiles } from '../priors/neurons/neuronsFile';
import { makeOnsetDirections } from '../priors/onsetDirections';
import { onsetFiles } from '../priors/onsetFiles';
import { makeOnsetPriors } from '../priors/onsetPriors';
import { makePriorCheck } from '../priors/priorCheck';
import { makePriorScaling } from '../priors/scaling/makePriorScaling';
import { scalingFiles } from '../priors/scaling/scalingFile';
import { makeSteering } from '../priors/steering/makeSteering';
import { steeringFiles } from '../priors/steering/steeringFile';
import { makeReplayDirection, replayDirectionPath } from '../probes/replayDirection';
import { collapseStateEpoch, makeCollapseState } from '../replay/collapseState';
import { makeCovariances } from '../replay/makeCovariances';
import { makeSnapshots } from '../replay/makeSnapshots';
import { committedSnapshots } from '../runs/committedSnapshots';
import { landmarks } from '../runs/landmarks';
import type { Run } from '../runs/openRun';
import { studyFolder } from '../runs/studyFolder';
import type { Experiment, WorkOptions } from './work';

/** What can be made of a baseline, by name; each leaves files beside it. */
export const EXPERIMENTS: Readonly<Record<string, Experiment>> = {
  snapshots: {
    unit: 'epochs',
    after: [],
    files: (run) =>
      committedSnapshots(run, lastEpoch(run)).map((epoch) => join(run.paths.snapshots, epochFile(epoch))),
    make: replayed(makeSnapshots),
  },
  glp: {
    unit: 'steps',
    after: ['snapshots'],
    files: (run) => [
      glpPaths(run.paths).history,
      ...committedPriors(run).map((epoch) => join(glpPaths(run.paths).priors, epochFile(epoch))),
    ],
    make: ended(makeGlp),
  },
  'gradient-windows': {
    unit: 'epochs',
    after: ['glp'],
    files: (run) =>
      windows(landmarks(run), run.history).map((window) => gradientWindowFile(run, window, 'h1')),
    make: replayed(makeGradientWindows),
  },
  rounding: {
    unit: 'epochs',
    after: ['snapshots'],
    files: (run) => roundingWindows(run).map((window) => roundingWindowFile(run, window)),
    make: replayed(makeRoundingWindows),
  },
  drift: {
    unit: 'epochs',
    after: [],
    files: (run) => roundingWindows(run).map((window) => driftWindowFile(run, window)),
    make: replayed(makeDriftWindows),
  },
  'row-excess': {
    unit: 'epochs',
    after: [],
    files: (run) => (roundingWindows(run).length > 0 ? excessFiles(run) : []),
    make: replayed(makeRowExcess),
  },
  // Other stacks ask for it.
  'window-logits': {
    unit: 'epochs',
    onRequest: true,
    after: [],
    files: (run) => (roundingWindows(run).length > 0 ? [windowLogitsFile(run)] : []),
    make: replayed(makeWindowLogits),
  },
  'collapse-state': {
    unit: 'epochs',
    after: [],
    files: (run) => {
      const epoch = collapseStateEpoch(run);
      return epoch === undefined ? [] : [join(run.paths.states, epochFile(epoch))];
    },
    make: replayed(makeCollapseState),
  },
  'onset-priors': {
    unit: 'steps',
    after: ['glp'],
    files: (run) => atCollapse(run, [onsetFiles(run).onsetPriors, onsetFiles(run).directions]),
    make: ended(makeOnsetPriors),
  },
  'prior-check': {
    unit: 'steps',
    after: ['glp'],
    files: (run) => atCollapse(run, [onsetFiles(run).priorCheck, onsetFiles(run).priorCheckPlane]),
    make: ended(makePriorCheck),
  },
  'prior-scaling': {
    unit: 'steps',
    onRequest: true,
    after: ['snapshots'],
    files: (run) => atCollapse(run, [scalingFiles(run).whole]),
    make: ended(makePriorScaling),
  },
  'prior-fidelity': {
    unit: 'steps',
    onRequest: true,
    after: [],
    files: (run) => atCollapse(run, [fidelityFiles(run).whole]),
    make: ended(makePriorFidelity),
  },
  steering: {
    unit: 'edits',
    onRequest: true,
    after: ['snapshots'],
    files: (run) => atCollapse(run, Object.values(steeringFiles(run))),
    make: ended(makeSteering),
  },
  'meta-neurons': {
    unit: 'concepts',
    onRequest: true,
    after: ['snapshots'],
    files: (run) => atCollapse(run, [neuronsFiles(run).whole]),
    make: ended(makeMetaNeurons),
  },
  grounding: {
    unit: 'steps',
    onRequest: true,
    after: ['snapshots'],
    files: (run) => {
      const { whole, verbaliser } = groundingFiles(run);
      return atCollapse(run, [
        ...Object.values(whole),
        ...(['random', 'true', 'false'] as const).map(verbaliser),
      ]);
    },
    make: ended(makeGrounding),
  },
  'replay-probe': {
    unit: 'epochs',
    after: [],
    files: (run) => [replayDirectionPath(run)],
    make: async (run, { progress, ...options }) => {
      const report = (epoch: number, { to }: { readonly to: number }) => progress?.(epoch, to);
      const whole = await makeCovariances(run, { root: studyFolder(run), ...options, progress: report });
      if (whole) makeReplayDirection(run);
      return whole;
    },
  },
  'frozen-direction': {
    unit: 'steps',
    after: ['glp'],
    files: directionsBy('frozen-direction'),
    make: async (run, options) => (await frozenGlpDirection(run, options)) !== undefined,
  },
  'onset-directions': {
    unit: 'steps',
    after: ['glp'],
    files: directionsBy('onset-directions'),
    make: async (run, options) => (await makeOnsetDirections(run, options)) !== undefined,
  },
};

const lastEpoch = ({ history: { epoch } }: Run): number => epoch[epoch.length - 1];

const atCollapse = (run: Run, files: readonly string[]) => (landmarks(run).collapses.length > 0 ? files : []);

function directionsBy(experiment: string): Experiment['files'] {
  const names = Object.keys(MADE_BY).filter((name) => MADE_BY[name] === experiment);
  return ({ paths }) => names.map((name) => join(paths.directions, name));
}

/** Work that ends early only where it was stopped. */
function ended(make: (run: Run, options: WorkOptions) => Promise<unknown>): Experiment['make'] {
  return async (run, options) => {
    const { progress, ...others } = options;
    await make(run, { ...others, progress: (done, total) => progress?.(done, total) });
    return !options.signal?.aborted;
  };
}

/** Work that replays stretches of the run, with how far it has come in each. */
function replayed(make: (run: Run, options: ReplayedOptions) => Promise<unknown>): Experiment['make'] {
  return ended((run, { progress, ...options }) =>
    make(run, { ...options, progress: (epoch, { to }) => progress?.(epoch, to) }),
  );
}

interface ReplayedOptions extends Omit<WorkOptions, 'progress'> {
  readonly progress: (epoch: number, span: { readonly to: number }) => void;
}
