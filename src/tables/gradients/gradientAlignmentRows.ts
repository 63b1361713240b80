import {
  type GradientForces,
  type GradientRow,
  gradientForces,
  gradientRows,
} from '../../gradients/gradientRow';
import { type GradientWindow, readGradientWindow } from '../../gradients/gradientWindows';
import { windows } from '../../gradients/windows';
import { heaviestShares } from '../../metrics/gradients/heaviestShares';
import { mean } from '../../metrics/statistics/mean';
import { onsetDirection } from '../../priors/onsetDirection';
import { landmarks } from '../../runs/landmarks';
import type { Run } from '../../runs/openRun';
import { snapshotGeometry } from '../../runs/snapshotGeometry';
import { epochInWords } from '../../study/epochInWords';
import type { Lacking } from '../parts/lacking';
import { phaseRows } from '../parts/phaseRows';
import type { Row } from '../parts/table';
import { onsetName, ownResidualName, residualName, SHARES } from './gradientAlignmentColumns';

const AS_IN_ESSAY = ['cos_float32', 'cos_exact', 'top_share_float32', 'top_share_exact'] as const;
const FORCE = ['cos_top_float32', 'cos_top_exact'] as const;
const NET = ['net_float32', 'net_exact'] as const;
const MEASURED = [...AS_IN_ESSAY, ...FORCE, 'orthogonal_carriers'] as const;

/** A row for each phase of each collapse, along h1 PC1 of that epoch and along those residual directions that are there. */
export function gradientPhaseRows(run: Run, table: string, lacks: Lacking): Row[] {
  return phaseRows(run, table, (epoch, { onset }) => {
    const geometry = snapshotGeometry(run, epoch);
    const forces = gradientForces(run, geometry);
    const along = gradientRows(run, geometry, forces);
    const residual = lacks.or(() => onsetDirection(run, onset, 'residual'));
    const ownResidual = lacks.or(() => onsetDirection(run, epoch, 'residual'));
    const onH1 = along();
    const shares = (m: Float64Array) => heaviestSharesOf(forces, m, run.data.weights);
    return {
      ...pick(onH1, MEASURED),
      cos_top_float32_squared: onH1.cos_top_float32 ** 2,
      cos_top_exact_squared: onH1.cos_top_exact ** 2,
      ...(residual && pick(along(residual), [...AS_IN_ESSAY, ...FORCE], residualName)),
      ...(ownResidual && pick(along(ownResidual), AS_IN_ESSAY, ownResidualName)),
      ...pick(shares(onsetDirection(run, onset)), SHARES, onsetName),
      ...pick(shares(onsetDirection(run, epoch)), NET),
      ...(residual && pick(shares(residual), NET, residualName)),
      ...(ownResidual && pick(shares(ownResidual), NET, ownResidualName)),
    };
  });
}

/** A row for each window: means over its moments and extremes, along both directions of the onset as far as it was replayed. */
export function gradientWindowRows(run: Run, lacks: Lacking): Row[] {
  const { collapses } = landmarks(run);
  return windows({ collapses }, run.history).map((window) => {
    const { collapse, kind, from, to } = window;
    const onH1 = lacks.or(() => readGradientWindow(run, window));
    const { onset } = collapses[collapse - 1].phases;
    const residual = lacks.or(() => onsetDirection(run, onset, 'residual'));
    const onResidual = residual && lacks.or(() => readGradientWindow(run, window, 'residual'));
    return {
      collapse,
      phase: `${kind} window`,
      essay_epoch: null,
      epoch: `${epochInWords(from)}–${epochInWords(to)}`,
      ...(onH1 && {
        ...pick(means(onH1), MEASURED),
        cos_top_float32_squared: meanSquare(onH1.cos_top_float32),
        cos_top_exact_squared: meanSquare(onH1.cos_top_exact),
        ...extremes(onH1),
      }),
      ...(onResidual && {
        ...pick(means(onResidual), [...AS_IN_ESSAY, ...FORCE], residualName),
        ...extremes(onResidual, residualName),
      }),
    };
  });
}

type Name = keyof GradientRow;

/** In both arithmetics. */
function heaviestSharesOf(
  { float32, exact }: GradientForces,
  m: Float64Array,
  weights: ArrayLike<number>,
): Readonly<Record<(typeof SHARES)[number], number>> {
  const [trained, without] = [float32, exact].map((forces) => heaviestShares(forces, m, weights));
  return {
    net_float32: trained.net,
    net_exact: without.net,
    orthogonal_float32: trained.orthogonal,
    orthogonal_exact: without.orthogonal,
  };
}

function pick<Column extends string>(
  row: Readonly<Record<Column, number>>,
  names: readonly Column[],
  called: (name: string) => string = (name) => name,
): Record<string, number> {
  return Object.fromEntries(names.map((name) => [called(name), row[name]]));
}

function means({ epoch: _, ...columns }: GradientWindow): Record<Name, number> {
  const entries = Object.entries(columns).map(([name, values]) => [name, mean(values)]);
  return Object.fromEntries(entries) as Record<Name, number>;
}

function extremes(moments: GradientWindow, called = (name: string) => name): Record<string, number> {
  return {
    [called('cos_float32_extreme')]: Math.min(...moments.cos_float32),
    [called('cos_exact_extreme')]: Math.min(...moments.cos_exact),
  };
}

const meanSquare = (values: Float64Array): number => mean(values.map((value) => value * value));
