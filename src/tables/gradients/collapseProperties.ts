import { type Matrix, row } from '../../engine/matrix';
import { gradientForces } from '../../gradients/gradientRow';
import { type GradientWindow, readGradientWindow } from '../../gradients/gradientWindows';
import type { Window } from '../../gradients/windows';
import { solutionSubspace } from '../../metrics/activations/solutionSubspace';
import { randomDirections } from '../../metrics/algebra/randomDirections';
import { embeddingSpectrum } from '../../metrics/fourier/embeddingSpectrum';
import { keyFrequencies } from '../../metrics/fourier/keyFrequencies';
import { gradientAlignments } from '../../metrics/gradients/gradientAlignment';
import { type HeaviestShares, heaviestShares } from '../../metrics/gradients/heaviestShares';
import { onsetDirection } from '../../priors/onsetDirection';
import { landmarks } from '../../runs/landmarks';
import type { Run } from '../../runs/openRun';
import { snapshotGeometry } from '../../runs/snapshotGeometry';
import type { Lacking } from '../parts/lacking';

/** Components of the class means that are compared. */
export const DIMENSIONS = 10;
/** Directions that the price of a projection is compared with. */
export const RANDOM = 100;
export const [TRAINED, EXACT] = ['float32 as trained', 'exact'];

/** What was measured about one collapse. */
export interface CollapseProperties {
  /** Undefined where it was not replayed. */
  readonly window: GradientWindow | undefined;
  readonly rest: { readonly [arithmetic: string]: number };
  /** The same along random directions, as trained. */
  readonly random: readonly number[];
  readonly shares: { readonly [arithmetic: string]: HeaviestShares };
  /** Undefined where the run's residuals are not there. */
  readonly residual: Float64Array | undefined;
  readonly component: Float64Array;
  readonly frequencies: readonly number[];
  readonly subspace: Matrix;
}

/** Of the collapse that a window leads up to. @throws InputError when a snapshot of its phases is not cached. */
export function collapseProperties(run: Run, onsetWindow: Window, lacks: Lacking): CollapseProperties {
  const { collapse } = onsetWindow;
  const { phases } = landmarks(run).collapses[collapse - 1];
  const m = onsetDirection(run, phases.onset);
  const { data, shape } = run;
  const before = snapshotGeometry(run, phases.preCollapse);
  const { float32, exact } = gradientForces(run, before);
  const [trained, without] = [float32, exact].map((forces) => gradientAlignments(forces, data.weights));
  const random = directionList(randomDirections(RANDOM, shape.hidden[1], 0));
  const atPeak = snapshotGeometry(run, phases.peak);
  return {
    window: lacks.or(() => readGradientWindow(run, onsetWindow)),
    rest: { [TRAINED]: trained(m).restRemoved, [EXACT]: without(m).restRemoved },
    random: random.map((direction) => trained(direction).restRemoved),
    shares: {
      [TRAINED]: heaviestShares(float32, m, data.weights),
      [EXACT]: heaviestShares(exact, m, data.weights),
    },
    residual: lacks.or(() => onsetDirection(run, phases.onset, 'residual')),
    component: m,
    frequencies: keyFrequencies(embeddingSpectrum(atPeak.parameters, shape)),
    subspace: solutionSubspace(atPeak.h1, data.split.train.labels, shape.p, m, DIMENSIONS),
  };
}

const directionList = (of: Matrix): Float64Array[] => Array.from({ length: of.rows }, (_, i) => row(of, i));
