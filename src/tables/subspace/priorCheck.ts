import { mean } from '../../metrics/statistics/mean';
import { spread } from '../../metrics/statistics/spread';
import { CHECKED_PRIORS, readPriorCheck } from '../../priors/priorCheckFile';
import type { Run } from '../../runs/openRun';
import type { Claim, Row, Table } from '../parts/table';

const TRAINED: Readonly<Record<(typeof CHECKED_PRIORS)[number], string>> = {
  converged: 'on the onset alone, to convergence',
  lagging: 'along the run, as the tables use it',
  untrained: 'not at all',
};

/**
 * Whether the prior is one: how well it reconstructs and generates the training activations at the first onset, taken
 * to convergence there, lagging as the tables use it, and untrained. Mean and deviation over 8 noise seeds.
 * @throws InputError when the check was not made yet.
 */
export function priorCheck(run: Run): Table {
  const { epoch, seeds } = readPriorCheck(run);
  const rows = CHECKED_PRIORS.map((prior) => {
    const { reconstruction, reconstruction_centred, frechet_generated, frechet_halves } = seeds[prior];
    return {
      prior,
      trained: TRAINED[prior],
      epoch,
      reconstruction: mean(reconstruction),
      ...both('reconstruction_centred', reconstruction_centred),
      ...both('frechet_generated', frechet_generated),
      ...both('frechet_halves', frechet_halves),
      frechet_ratio: mean(frechet_generated) / mean(frechet_halves),
      frechet_ratio_sd: spread(frechet_generated.map((value, i) => value / frechet_halves[i])).deviation,
    };
  });
  return {
    id: 'prior-check',
    title: 'Is the prior a prior?',
    section: 'A 1-dimensional memorization subspace',
    columns: [
      { name: 'prior', label: 'prior', format: 'text' },
      { name: 'trained', label: 'trained', format: 'text' },
      { name: 'epoch', label: 'snapshot', format: 'epoch' },
      { name: 'reconstruction', label: 'reconstruction cosine', format: 'fraction' },
      { name: 'reconstruction_centred', label: '… centred', format: 'fraction' },
      { name: 'reconstruction_centred_sd', label: '± centred', format: 'scientific' },
      { name: 'frechet_generated', label: 'Fréchet to generated', format: 'ratio' },
      { name: 'frechet_generated_sd', label: '± generated', format: 'ratio' },
      { name: 'frechet_halves', label: 'Fréchet between halves', format: 'ratio' },
      { name: 'frechet_halves_sd', label: '± halves', format: 'ratio' },
      { name: 'frechet_ratio', label: 'generated over halves', format: 'ratio' },
      { name: 'frechet_ratio_sd', label: '± ratio', format: 'ratio' },
    ],
    rows,
    published: [],
    match: [],
    blocks: [
      {
        title: 'reconstruction',
        columns: ['trained', 'reconstruction', 'reconstruction_centred', 'reconstruction_centred_sd'],
      },
      {
        title: 'generation',
        columns: [
          'frechet_generated',
          'frechet_generated_sd',
          'frechet_halves',
          'frechet_halves_sd',
          'frechet_ratio',
          'frechet_ratio_sd',
        ],
      },
    ],
    claims: priorCheckClaims(rows),
    notes: [
      'Reconstruction: projection on the prior (noise to t = 0.3, five Euler steps back). Fréchet distance in squared units of h1 between half of the training activations and as many generated ones (20 Heun steps), and between the two halves. Only the converged prior is judged: the lagging one is meant to miss what is new.',
    ],
  };
}

/** @param rows of the table: `prior` and its measures. */
export function priorCheckClaims(rows: readonly Row[]): Claim[] {
  const ours = (name: string) => Number(rows.find(({ prior }) => prior === 'converged')?.[name]);
  const [centred, ratio] = [ours('reconstruction_centred'), ours('frechet_ratio')];
  return [
    {
      id: 'converged-prior-reconstructs',
      statement: 'A converged prior gives activations back',
      rule: 'mean centred reconstruction cosine above 0.95',
      published: null,
      ours: centred,
      held: centred > 0.95,
    },
    {
      id: 'converged-prior-generates',
      statement:
        'What a converged prior generates is as far from real activations as they are from each other',
      rule: 'mean Fréchet distance to generated at most 1.5 times that between two halves of the real ones',
      published: null,
      ours: ratio,
      held: ratio <= 1.5,
    },
  ];
}

function both(name: string, values: readonly number[]): Row {
  const { mean, deviation } = spread(values);
  return { [name]: mean, [`${name}_sd`]: deviation };
}
