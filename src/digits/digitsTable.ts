import { existsSync } from 'node:fs';
import { readHistory } from '../data/history';
import { placeOf } from '../data/placeOf';
import type { Column, Row, Table } from '../tables/parts/table';
import { armOutcome } from './armOutcome';
import { DIGIT_ARMS } from './digitArms';
import { digitsClaims } from './digitsClaims';
import { readDigitsConfig } from './digitsConfig';
import { digitsFolder } from './digitsFolder';
import { digitsMoment } from './digitsMoment';
import { readDigitsPrior } from './digitsPrior';
import type { DigitsOutcome } from './digitsQuestion';
import { momentMeasures } from './momentMeasures';

const ARMS: readonly Column[] = [
  { name: 'test_accuracy', label: 'test accuracy, last tenth', format: 'percent' },
  { name: 'deepest_fall', label: 'deepest fall', format: 'percent' },
  { name: 'mean_pc1', label: 'PC1, mean', format: 'percent' },
  { name: 'max_pc1', label: 'PC1, largest', format: 'percent' },
  { name: 'participation', label: 'participation', format: 'ratio' },
  { name: 'mean_logit', label: 'mean logit at the end', format: 'ratio' },
  { name: 'excess_positive', label: 'row excess above 0', format: 'percent' },
];

const CENTROIDS: readonly Column[] = [
  { name: 'epoch', label: 'moment', format: 'epoch' },
  { name: 'pc1_share', label: 'PC1', format: 'percent' },
  { name: 'ncc_raw', label: 'NCC raw', format: 'percent' },
  { name: 'ncc_minus_pc1', label: 'NCC − PC1', format: 'percent' },
  { name: 'ncc_minus_pc2', label: 'NCC − PC2', format: 'percent' },
  { name: 'ncc_minus_random', label: 'NCC − random', format: 'percent' },
  { name: 'heaviest_along', label: 'two heaviest along PC1, deviations', format: 'ratio' },
];

const DIRECTIONS: readonly Column[] = [
  { name: 'cos_exact', label: 'gradient, exact', format: 'fraction' },
  { name: 'cos_as_trained', label: 'gradient, as trained', format: 'fraction' },
  { name: 'rounding_share', label: 'rounding over gradient', format: 'fraction' },
  { name: 'cos_ones', label: 'all-ones', format: 'fraction' },
  { name: 'cos_head_mean', label: "head's mean column", format: 'fraction' },
  { name: 'cos_head_mean_without_ones', label: '… without all-ones', format: 'fraction' },
  { name: 'cos_residual_pc1', label: 'residual PC1', format: 'fraction' },
  { name: 'cos_residual_pc1_without_ones', label: '… without all-ones', format: 'fraction' },
];

/**
 * The essay's questions to networks that read digits: every training and every seed in the folder, and the verdicts by rules
 * that were written before the runs (`digitsClaims`). What is not trained yet is left out, and a claim without it not judged.
 * @param from a folder made by the command `digits`.
 * @throws InputError for a folder without `config.json`, a damaged file, or where the package `mnist` is missing.
 * @example
 * import { digitsTable, show } from 'activation-supervision';
 * show(await digitsTable('data/digits'));
 */
export async function digitsTable(from: string): Promise<Table> {
  const folder = placeOf(from);
  const config = readDigitsConfig(folder);
  const paths = digitsFolder(folder);
  const outcomes: DigitsOutcome[] = [];
  const rows: Row[] = [];
  for (const seed of config.seeds) {
    const trained = DIGIT_ARMS.filter(({ name }) => existsSync(paths.history(seed, name))).map((arm) => ({
      arm,
      outcome: armOutcome(readHistory(paths.history(seed, arm.name)), config.settled),
    }));
    const there = existsSync(paths.moment(seed)) ? digitsMoment(folder, seed) : undefined;
    const measures = there && (await momentMeasures(there));
    const prior = existsSync(paths.prior(seed)) ? readDigitsPrior(folder, seed) : undefined;
    outcomes.push({
      seed,
      arms: Object.fromEntries(trained.map(({ arm, outcome }) => [arm.name, outcome])),
      moment: measures,
      prior,
    });
    rows.push(...trained.map(({ arm, outcome }) => ({ training: arm.label, seed, ...outcome })));
    if (there && measures) {
      const { cos_residual_pc1 = null, cos_residual_pc1_without_ones = null } = prior ?? {};
      const found = { cos_residual_pc1, cos_residual_pc1_without_ones };
      rows.push({ training: 'as trained, at its moment', seed, epoch: there.epoch, ...measures, ...found });
    }
  }
  const names = (columns: readonly Column[]) => columns.map(({ name }) => name);
  return {
    id: 'digits',
    title: 'The same questions to a network that reads digits',
    section: '',
    columns: [
      { name: 'training', label: '', format: 'text' },
      { name: 'seed', label: 'seed', format: 'count' },
      ...ARMS,
      ...CENTROIDS,
      ...DIRECTIONS,
    ],
    rows,
    published: [],
    match: [],
    blocks: [
      {
        title: `each training, from epoch ${config.settled.toLocaleString('en-US')} on`,
        columns: names(ARMS),
      },
      { title: 'where PC1 is largest: centroids', columns: names(CENTROIDS) },
      { title: 'where PC1 is largest: |cos| of PC1 with …', columns: names(DIRECTIONS) },
    ],
    claims: digitsClaims(outcomes),
    notes: [
      `${(20 * config.of_each).toLocaleString('en-US')} images at ${config.pixels} x ${config.pixels} pixels, half of them for tests; hidden layers ${config.hidden.join(', ')}; Zipf weights of exponent ${config.zipf_exponent} by place after a shuffle; AdamW with weight decay ${config.adamw.weightDecay}; ${config.epochs.toLocaleString('en-US')} full batches. All trainings of a seed start from the same weights.`,
      'Moment: the epoch where PC1 holds the largest share, as trained; computed anew from its weights in float64. PC1 of that moment is what is projected out, so that training uses the future of another, as the essay’s frozen directions do.',
    ],
  };
}
