import { logitGradientsAsTrained } from '../../../engine/logitGradientsAsTrained';
import { row } from '../../../engine/matrix';
import type { NamedArrays } from '../../../engine/taskShape';
import { accuracy } from '../../../metrics/activations/accuracy';
import { nearestCentroid } from '../../../metrics/activations/nearestCentroid';
import { signDirection } from '../../../metrics/activations/signDirection';
import { centre } from '../../../metrics/algebra/centre';
import { covariance } from '../../../metrics/algebra/covariance';
import { dot } from '../../../metrics/algebra/dot';
import { project } from '../../../metrics/algebra/project';
import { projectOut } from '../../../metrics/algebra/projectOut';
import { leadingOf } from '../../../metrics/components/leadingComponent';
import { participationRatio } from '../../../metrics/components/participationRatio';
import { pca } from '../../../metrics/components/pca';
import type { PlanePoints } from '../../../metrics/components/planePoints';
import { classSpectrum } from '../../../metrics/fourier/classSpectrum';
import { frequencyPlane } from '../../../metrics/fourier/frequencyPlane';
import { keyFrequencies } from '../../../metrics/fourier/keyFrequencies';
import { labelEntries } from '../../../metrics/gradients/labelEntries';
import { heaviest } from '../../../metrics/statistics/heaviest';
import { forward } from '../../../models/mlp';
import { runData } from '../../../training/runConfig';
import type { Settings } from '../experiment/settings';
import { configOf } from './labTrainer';

/** What is measured of a network, as the tables do. */
export interface Measured {
  readonly epoch: number;
  /** Of the test pairs, 0..1. */
  readonly accuracy: number;
  /** Share of the variance of h1 over the training pairs on its first principal component, 0..1. */
  readonly pc1: number;
  readonly participationRatio: number;
  /** Test pairs nearest to their own class's centroid of the training pairs, 0..1; and with PC1 projected out. */
  readonly nearest: number;
  readonly nearestWithout: number;
  /** The label entry of both heaviest pairs, in units of 2^-24, as training computes it. */
  readonly labelEntries: readonly [number, number];
  /** Training pairs on PC1 and PC2, their mean as origin. */
  readonly leading: PlanePoints;
  /** The parts along PC1 and PC2, each -1..1, of the direction taken out, where one is. */
  readonly taken?: readonly [number, number];
  /** Without PC1, in the plane that the class means turn in at the strongest frequency. */
  readonly circle: PlanePoints;
  /** That frequency: 1..48. */
  readonly frequency: number;
}

/** Measures networks of one task, in a worker of its own, beside those that train. */
export class LabMeasurer {
  private setup: { readonly key: string; readonly data: ReturnType<typeof runData> } | undefined;

  /** @param taken the direction projected out, `[128]`, of length 1. */
  measure(
    epoch: number,
    parameters: NamedArrays,
    settings: Settings,
    seed: number,
    taken?: Float64Array,
  ): Measured {
    const { split, weights, problem } = this.dataOf(settings, seed);
    const { train, test } = split;
    const shape = { p: problem.p, hidden: problem.hidden };
    const { h1 } = forward(parameters, shape, train.pairs);
    const onTest = forward(parameters, shape, test.pairs);
    const spread = covariance(h1);
    const components = pca(spread);
    const leading = leadingOf(components, spread);
    const direction = signDirection(leading.direction, h1, weights);
    const second = row(components.components, 1);
    const nearest = nearestCentroid(
      { rows: h1, labels: train.labels },
      { rows: onTest.h1, labels: test.labels },
      shape.p,
    );
    const two = heaviest(weights, 2);
    const gradients = logitGradientsAsTrained(problem, parameters, two, settings.labelGradient);
    const entries = labelEntries(
      gradients,
      two.map((i) => problem.labels[i]),
    );
    const cleaned = projectOut(h1, direction);
    const [frequency = 1] = keyFrequencies(classSpectrum(cleaned, train.labels, shape.p));
    const centred = centre(h1);
    return {
      epoch,
      accuracy: accuracy(onTest.logits, test.labels),
      pc1: leading.fraction,
      participationRatio: participationRatio(spread),
      nearest: nearest.accuracy(),
      nearestWithout: nearest.accuracy(direction),
      labelEntries: [entries[0], entries[1]],
      leading: { x: project(centred, direction), y: project(centred, second) },
      taken: taken && [dot(taken, direction), dot(taken, second)],
      circle: frequencyPlane(cleaned, train.labels, shape.p, frequency),
      frequency,
    };
  }

  /** Labels of the training pairs, `[n]`, in the order of the planes' points. */
  labels(settings: Settings, seed: number): Int32Array {
    return this.dataOf(settings, seed).split.train.labels;
  }

  private dataOf(settings: Settings, seed: number) {
    const config = configOf(settings, seed);
    const key = JSON.stringify(config.task);
    if (this.setup?.key !== key) this.setup = { key, data: runData(config) };
    return this.setup.data;
  }
}
