import { publishedTable } from '../data/published';
import { h1GradientsAsTrained } from '../engine/h1GradientsAsTrained';
import type { Matrix } from '../engine/matrix';
import { headInput } from '../experiments/headInput';
import { landmarks } from '../experiments/landmarks';
import type { Run } from '../experiments/openRun';
import { residualRecordAt } from '../experiments/residualRecordAt';
import { snapshotGeometry } from '../experiments/snapshotGeometry';
import { activationGradients } from '../metrics/activationGradients';
import { columnSums } from '../metrics/columnSums';
import { cosine } from '../metrics/cosine';
import { heaviest } from '../metrics/heaviest';
import { leadingOf } from '../metrics/leadingComponent';
import { leadingForce } from '../metrics/leadingForce';
import { onePercent } from '../metrics/onePercent';
import { arithmeticOf } from '../training/arithmeticOf';
import { heldAtEach } from './heldAtEach';
import type { Row, Table } from './table';

const ID = 'gradient-alignment';

/**
 * Essay, "The memorization direction from the loss landscape": whether residuals and gradient name the same direction,
 * by every definition that was fixed beforehand (DEFINITIONS "Agreement of two methods"), at each pre-collapse.
 * @throws InputError when a snapshot or the residuals of a pre-collapse are not cached.
 */
export function methodAgreement(run: Run): Table {
  const rows = landmarks(run).collapses.flatMap(({ phases }, i) => rowsAt(run, i + 1, phases.preCollapse));
  const essay = publishedTable(ID).values.agreement_of_two_methods_at_pre_collapse as number;
  const best = (collapse: number) =>
    Math.max(...rows.filter((row) => row.collapse === collapse).map((row) => Number(row.cos_residual_pc1)));
  const ours = [...new Set(rows.map(({ collapse }) => Number(collapse)))].map(best);
  return {
    id: 'method-agreement',
    title: 'Do residuals and gradient name the same direction?',
    section: 'The memorization direction from the loss landscape',
    columns: [
      { name: 'collapse', label: 'collapse', format: 'count' },
      { name: 'epoch', label: 'pre-collapse', format: 'epoch' },
      { name: 'definition', label: 'direction of the gradient', format: 'text' },
      { name: 'arithmetic', label: 'arithmetic', format: 'text' },
      { name: 'cos_residual_pc1', label: '|cos| with residual PC1', format: 'fraction' },
      { name: 'cos_h1_pc1', label: '|cos| with h1 PC1', format: 'fraction' },
    ],
    rows,
    published: [{ cos_residual_pc1: essay }],
    match: [],
    claims: [
      {
        id: 'methods-agree',
        statement: 'Residual analysis and gradient decomposition identify the same direction',
        rule: `the best of the six definitions above ${essay} at every pre-collapse`,
        published: essay,
        ours,
        held: heldAtEach(ours, (value) => value > essay),
      },
    ],
    notes: [
      'All definitions are shown and none is chosen; the essay does not say which one its number is of.',
    ],
  };
}

function rowsAt(run: Run, collapse: number, epoch: number): Row[] {
  const { data, config } = run;
  const { parameters, h1, spread, components } = snapshotGeometry(run, epoch);
  const pc1 = leadingOf(components, spread).direction;
  const residual = Float64Array.from(residualRecordAt(run, epoch).direction);
  const forces = {
    'float32 as trained': h1GradientsAsTrained(data.problem, parameters, arithmeticOf(config)),
    exact: activationGradients(headInput(run, parameters, h1), 'exact'),
  };
  return Object.entries(forces).flatMap(([arithmetic, gradients]) =>
    Object.entries(definitions(gradients, data.weights)).map(([definition, direction]) => ({
      collapse,
      epoch,
      definition,
      arithmetic,
      cos_residual_pc1: Math.abs(cosine(direction, residual)),
      cos_h1_pc1: Math.abs(cosine(direction, pc1)),
    })),
  );
}

function definitions(gradients: Matrix, weights: ArrayLike<number>): Record<string, Float64Array> {
  return {
    'effective gradient': columnSums(gradients),
    'top-1 % force': columnSums(gradients, heaviest(weights, onePercent(gradients.rows))),
    'first right singular vector': leadingForce(gradients),
  };
}
