import { chanceOf } from '../../../src/metrics/concepts/chance';
import { NOISE_SEEDS } from '../../../src/metrics/prior/glpResiduals';
import { onePercent } from '../../../src/metrics/statistics/onePercent';
import { readMetaNeurons } from '../../../src/priors/neurons/neuronsFile';
import { PRIOR_LENGTHS } from '../../../src/priors/scaling/scalingGrid';
import { openRun } from '../../../src/runs/openRun';
import { constant, inSource } from './inSource';
import type { Statement } from './statement';

const CLAIMS = 'tables/prior/metaNeuronsClaims.ts';
const PROBE = 'metrics/concepts/probeUnits.ts';
const rows = () => readMetaNeurons(openRun('baseline'));
const moduli = () =>
  [...new Set(rows().map(({ modulus }) => modulus))].filter((modulus) => modulus > 0).sort((a, b) => a - b);
const samples = () => openRun('baseline').data.weights.length;
const percent = (share: number) => Math.round(100 * share);
const hundredths = Array.from({ length: 101 }, (_, i) => i / 100);
const limit = () => constant(CLAIMS, 'LIMIT');
const probe = () => inSource(PROBE, '{ draw = {}, permutations = {}, seed = 0 }');
const time = () => constant('priors/neurons/neuronUnits.ts', 'TIME');

export const META_NEURONS: readonly Statement[] = [
  ['residues of a, of b and of the sum mod {}, {} and {}, each', moduli],
  ['heavy (top {} % of weight;', () => [percent(onePercent(samples()) / samples())]],
  ['gates of the SwiGLU blocks at t = {}, noise-free input', () => [time()]],
  ['each size of `prior-scaling` at {} steps', () => [Number(PRIOR_LENGTHS.at(-1))]],
  ['*Best of {}*: {} units of each family', () => [probe()[0], probe()[0]]],
  [
    'the same with labels permuted, {} times, mean and {} % point',
    () => [probe()[1], percent(chanceOf(hundredths).high)],
  ],
  ['on the residual whole ({} noise seeds', () => [NOISE_SEEDS]],
  [
    '(difference of velocities at t = {}, {} % of the norm)',
    () => [time(), percent(constant('priors/neurons/neuronUnits.ts', 'NUDGE'))],
  ],
  ['sign test over concepts, two-sided, p < {}; three verdicts', () => [limit()]],
  [
    'Spearman of size and mean AUC at least {}.',
    () => inSource(CLAIMS, 'held: rank === undefined ? null : reaches(rank, {}),'),
  ],
  ["best meta-neurons', sign test p < {}", () => [limit()]],
];
