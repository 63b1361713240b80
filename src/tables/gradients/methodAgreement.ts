import { RESIDUAL_DIRECTION, residualDirectionName } from '../../conditions/directionNames';
import { publishedTable } from '../../data/published';
import type { Matrix } from '../../engine/matrix';
import { gradientForces } from '../../gradients/gradientRow';
import { agreement, onesShare } from '../../metrics/algebra/agreement';
import { allOnes } from '../../metrics/algebra/allOnes';
import { columnSums } from '../../metrics/algebra/columnSums';
import { headMeanColumn } from '../../metrics/gradients/headMeanColumn';
import { leadingForce } from '../../metrics/gradients/leadingForce';
import { heaviest } from '../../metrics/statistics/heaviest';
import { onePercent } from '../../metrics/statistics/onePercent';
import { onsetDirection } from '../../priors/onsetDirection';
import { landmarks, PHASE_NAMES } from '../../runs/landmarks';
import type { Run } from '../../runs/openRun';
import { otherSeedDirections } from '../../runs/otherSeedDirections';
import { snapshotGeometry } from '../../runs/snapshotGeometry';
import { type Lacking, lacking } from '../parts/lacking';
import type { Row, Table } from '../parts/table';
import { H1_PC1, HEAD_MEAN, methodAgreementClaims } from './methodAgreementClaims';

const ID = 'gradient-alignment';

/**
 * Essay, "The memorization direction from the loss landscape": whether residuals and gradient name the same direction,
 * by every definition that was fixed beforehand (DEFINITIONS "Agreement of two methods"), at each pre-collapse; there
 * and at the onset, h1 PC1 (the author's public notes), the head's mean column, and what needs nothing of this run: the
 * all-ones direction and other seeds. All with and without the all-ones direction.
 * Without residuals, as far as it can be told.
 * @throws InputError when a snapshot of a pre-collapse or an onset is not cached.
 */
export function methodAgreement(run: Run): Table {
  const lacks = lacking();
  const rows = landmarks(run).collapses.flatMap(({ phases }, i) => [
    ...gradientRowsAt(run, lacks, phases.preCollapse, { collapse: i + 1, phase: PHASE_NAMES.preCollapse }),
    ...otherRowsAt(run, lacks, phases.preCollapse, { collapse: i + 1, phase: PHASE_NAMES.preCollapse }),
    ...otherRowsAt(run, lacks, phases.onset, { collapse: i + 1, phase: PHASE_NAMES.onset }),
  ]);
  const essay = publishedTable(ID).values.agreement_of_two_methods_at_pre_collapse as number;
  const notes = publishedTable('author-notes').values;
  return {
    id: 'method-agreement',
    title: 'Do residuals and gradient name the same direction?',
    section: 'The memorization direction from the loss landscape',
    columns: [
      { name: 'collapse', label: 'collapse', format: 'count' },
      { name: 'phase', label: 'phase', format: 'text' },
      { name: 'epoch', label: 'epoch', format: 'epoch' },
      { name: 'definition', label: 'direction', format: 'text' },
      { name: 'arithmetic', label: 'arithmetic', format: 'text' },
      { name: 'cos_residual_pc1', label: '|cos| with residual PC1', format: 'fraction' },
      { name: 'cos_residual_pc1_without_ones', label: '… without u', format: 'fraction' },
      { name: 'cos_h1_pc1', label: '|cos| with h1 PC1', format: 'fraction' },
      { name: 'cos_h1_pc1_without_ones', label: '… without u', format: 'fraction' },
      { name: 'cos_ones', label: '|cos| with u', format: 'fraction' },
    ],
    rows,
    published: [{ cos_residual_pc1: essay }],
    match: [],
    claims: lacks.judged(methodAgreementClaims(rows, essay, Number(notes.h1_pc1_cosine_above))),
    notes: [
      ...lacks.notes(),
      `All definitions are shown and none is chosen; the essay does not say which one its number is of. It may be h1 PC1, which ${notes.source} call a proxy of the memorization direction before a collapse, with a cosine above ${notes.h1_pc1_cosine_above}.`,
      'The head’s mean column, the mean over classes of its kernel’s columns, is read off the weights without any data; along it all logits move together, and m points the other way.',
      'u is the all-ones direction, (1, …, 1) / √n1; without u: |cos| of the parts orthogonal to it. It and the directions of other seeds say how much agreement needs nothing of this run.',
    ],
  };
}

type Where = Readonly<Pick<Row, 'collapse' | 'phase'>>;

function gradientRowsAt(run: Run, lacks: Lacking, epoch: number, where: Where): Row[] {
  const { float32, exact } = gradientForces(run, snapshotGeometry(run, epoch));
  const row = rowAt(run, lacks, epoch, where);
  return Object.entries({ 'float32 as trained': float32, exact }).flatMap(([arithmetic, forces]) =>
    Object.entries(definitions(forces, run.data.weights)).map(([definition, direction]) =>
      row(definition, direction, arithmetic),
    ),
  );
}

/** What is no gradient. */
function otherRowsAt(run: Run, lacks: Lacking, epoch: number, where: Where): Row[] {
  const row = rowAt(run, lacks, epoch, where);
  const d = run.shape.hidden[1];
  return [
    row(H1_PC1, onsetDirection(run, epoch)),
    row(HEAD_MEAN, headMeanColumn(run.parameters(epoch)['head.kernel'], d)),
    row('all-ones direction u', allOnes(d)),
    ...otherSeedDirections(run, RESIDUAL_DIRECTION, residualDirectionName(run)).map(({ seed, direction }) =>
      row(`seed ${seed}: residual PC1 at its first onset`, direction),
    ),
  ];
}

function rowAt(run: Run, lacks: Lacking, epoch: number, { collapse, phase }: Where) {
  const residual = lacks.or(() => onsetDirection(run, epoch, 'residual'));
  const component = onsetDirection(run, epoch);
  return (definition: string, direction: Float64Array, arithmetic: string | null = null): Row => {
    const withResidual = residual && agreement(direction, residual);
    const withComponent = agreement(direction, component);
    return {
      collapse,
      phase,
      epoch,
      definition,
      arithmetic,
      ...(withResidual && {
        cos_residual_pc1: withResidual.whole,
        cos_residual_pc1_without_ones: withResidual.withoutOnes,
      }),
      cos_h1_pc1: withComponent.whole,
      cos_h1_pc1_without_ones: withComponent.withoutOnes,
      cos_ones: onesShare(direction),
    };
  };
}

function definitions(gradients: Matrix, weights: ArrayLike<number>): Record<string, Float64Array> {
  return {
    'effective gradient': columnSums(gradients),
    'top-1 % force': columnSums(gradients, heaviest(weights, onePercent(gradients.rows))),
    'first right singular vector': leadingForce(gradients),
  };
}
