import { publishedTable } from '../../data/published';
import { spread } from '../../metrics/statistics/spread';
import { readGlpHistory } from '../../priors/glpHistory';
import { readOnsetPriors } from '../../priors/onsetPriors';
import type { Run } from '../../runs/openRun';
import { eachCollapse } from '../parts/eachCollapse';
import { type Lacking, lacking } from '../parts/lacking';
import { missingOnsetPriors } from '../parts/missingOnsetPriors';
import { phaseColumns, phaseRows, publishedPhaseRows } from '../parts/phaseRows';
import type { Claim, Row, Table } from '../parts/table';

const ID = 'memorization-subspace';

/**
 * Essay, "A 1-dimensional memorization subspace": residuals of the generative latent prior at the phases of every
 * collapse. Mean and deviation over 8 noise seeds; below, the first onset over three separately trained priors.
 * A phase at which the prior was not looked at has its accuracy alone.
 * @throws NotMadeError when the run has no prior.
 */
export function memorizationSubspace(run: Run): Table {
  const lacks = lacking();
  const rows = phaseRows(run, ID, glpColumns(run, lacks));
  const overPriors = lacks.or(() => priorRows(run)) ?? [];
  return {
    id: ID,
    title: 'Residuals of the prior: one direction',
    section: 'A 1-dimensional memorization subspace',
    columns: [
      ...phaseColumns,
      { name: 'test_accuracy', label: 'test accuracy', format: 'percent' },
      { name: 'top2_cosine', label: 'top-2 cosine, single draws', format: 'signed' },
      { name: 'top2_cosine_sd', label: '± top-2 cosine', format: 'fraction' },
      { name: 'cos_top2_pc1', label: 'cos(top-2, PC1)', format: 'signed' },
      { name: 'cos_top2_pc1_sd', label: '± cos(top-2, PC1)', format: 'fraction' },
      { name: 'residual_pc1_variance', label: 'residual PC1 share', format: 'percent' },
      { name: 'residual_pc1_over_earlier', label: '… over 2,000 epochs earlier', format: 'ratio' },
      { name: 'reconstruction_centred', label: 'centred reconstruction', format: 'fraction' },
    ],
    rows: [...rows, ...overPriors],
    published: publishedPhaseRows(ID),
    match: ['collapse', 'phase'],
    blocks: [
      {
        title: 'as in the essay',
        columns: ['test_accuracy', 'top2_cosine', 'cos_top2_pc1', 'residual_pc1_variance'],
      },
      {
        title: 'spread, growth, and how well the prior reconstructs',
        columns: ['top2_cosine_sd', 'cos_top2_pc1_sd', 'residual_pc1_over_earlier', 'reconstruction_centred'],
      },
    ],
    claims: lacks.judged(memorizationSubspaceClaims(rows)),
    notes: [
      ...lacks.notes(),
      ...missingOnsetPriors(run),
      'Residual r = h1 − projection on the prior (noise to t = 0.3, five Euler steps back). The prior lags behind the run: 200 steps for each 1,000 epochs. The top-2 cosine is of residuals of one draw of the noise, not of their means: the mean over 8 draws of it; cos(top-2, PC1) likewise. Deviations over 8 noise seeds; in the last row over three separately trained priors.',
    ],
  };
}

function glpColumns(run: Run, lacks: Lacking): (epoch: number) => Row {
  const read = readGlpHistory(run);
  const glp = (epoch: number) => lacks.or(() => read(epoch));
  const accuracy = new Map(
    Array.from(run.history.epoch, (epoch, i) => [epoch, run.history.test_accuracy[i]]),
  );
  return (epoch) => {
    const test_accuracy = accuracy.get(epoch) ?? null;
    const now = glp(epoch);
    if (!now) return { test_accuracy };
    const earlier = glp(epoch - 2_000);
    return {
      test_accuracy,
      top2_cosine: now.top2_cosine,
      top2_cosine_sd: now.top2_cosine_sd,
      cos_top2_pc1: now.cos_top2_pc1,
      cos_top2_pc1_sd: now.cos_top2_pc1_sd,
      residual_pc1_variance: now.residual_pc1_variance,
      ...(earlier && {
        residual_pc1_over_earlier: now.residual_pc1_variance / earlier.residual_pc1_variance,
      }),
      reconstruction_centred: now.reconstruction_centred,
    };
  };
}

/** The first onset again, over separately trained priors. */
function priorRows(run: Run): Row[] {
  const priors = readOnsetPriors(run);
  if (!priors) return [];
  const { rows } = priors;
  const over = (name: string) => spread(rows[name]);
  const [cosine, alignment] = [over('top2_cosine'), over('cos_top2_pc1')];
  return [
    {
      collapse: 1,
      phase: `onset, ${rows.prior.length} priors`,
      essay_epoch: null,
      epoch: null,
      test_accuracy: null,
      top2_cosine: cosine.mean,
      top2_cosine_sd: cosine.deviation,
      cos_top2_pc1: alignment.mean,
      cos_top2_pc1_sd: alignment.deviation,
      residual_pc1_variance: over('residual_pc1_variance').mean,
      residual_pc1_over_earlier: null,
      reconstruction_centred: over('reconstruction_centred').mean,
    },
  ];
}

export function memorizationSubspaceClaims(rows: readonly Row[]): Claim[] {
  const essay = publishedTable(ID).rows;
  return [
    eachCollapse(
      {
        id: 'top2-on-residual-pc1',
        statement: 'Before a collapse the residuals of the two heaviest samples lie on residual PC1',
        rule: 'the larger cos(top-2, PC1) of pre-collapse and onset above 0.9, at every collapse',
        published: Math.max(Number(essay[2].cos_top2_pc1), Number(essay[3].cos_top2_pc1)),
      },
      rows,
      'onset',
      (row, collapse) =>
        Math.max(
          Number(row.cos_top2_pc1),
          Number(collapse.find(({ phase }) => phase === 'pre-collapse')?.cos_top2_pc1),
        ),
      (value) => value > 0.9,
    ),
    eachCollapse(
      {
        id: 'residual-share-doubles',
        statement: 'The share of residual PC1 grows towards the collapse',
        rule: 'residual PC1 share at the onset at least twice its value 2,000 epochs earlier, at every collapse',
        published: Number(essay[3].residual_pc1_variance) / Number(essay[1].residual_pc1_variance),
      },
      rows,
      'onset',
      (row) => Number(row.residual_pc1_over_earlier),
      (value) => value >= 2,
    ),
  ];
}
