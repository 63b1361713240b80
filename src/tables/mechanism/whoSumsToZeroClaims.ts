import type { ExcessForm, ExcessReport } from '../../mechanism/excessReport';
import { positiveShares } from '../../mechanism/excessWindows';
import { heldAtEach } from '../parts/heldAtEach';
import type { Claim } from '../parts/table';

/** The stack that is our engine. */
export const ENGINE = 'ours';

const ENOUGH = 0.9;
/** Below this many units an excess counts as none. */
export const NOTHING = 0.01;

interface Measured {
  readonly stack: string;
  readonly moments: ExcessReport['moments'];
  readonly form: ExcessForm;
}

/** What the reports say of each claim; the essay has no values for them (rules: DEFINITIONS "The all-ones control"). */
export function whoSumsToZeroClaims(reports: readonly ExcessReport[]): Claim[] {
  const all = reports.flatMap(({ stack, moments, forms }) =>
    forms
      .filter(({ precision }) => precision === 'float32')
      .map((form): Measured => ({ stack, moments, form })),
  );
  const positive = ({ moments, form }: Measured) => positiveShares(moments, form.heaviest);
  const own = all.filter(({ stack, form }) => stack === ENGINE && form.label_gradient === 'subtractive');
  const others = all.filter(({ form }) => form.offered);
  const log1p = all.filter(({ form }) => form.label_gradient === 'log1p');
  const claim = (
    id: string,
    statement: string,
    rule: string,
    ours: readonly number[],
    holds: (value: number) => boolean,
  ): Claim => ({ id, statement, rule, published: null, ours, held: heldAtEach(ours, holds) });
  return [
    claim(
      'trained-rows-have-an-excess',
      'As trained, the rows of the two heaviest samples sum to more than zero before a collapse',
      'weighted row excess of the two positive in at least 90 % of the moments of every onset window',
      own.flatMap(positive),
      (share) => share >= ENOUGH,
    ),
    claim(
      'other-stacks-have-it-too',
      'So they do in every form of the loss that another stack offers, in float32',
      'the same in every window for every function of another stack; the least share of each is shown',
      others.map((one) => Math.min(...positive(one))),
      (share) => share >= ENOUGH,
    ),
    claim(
      'log1p-has-none',
      'The form log1p of the sum of exp(z_j - z_y) leaves no excess',
      'absolute row excess below 0.01 units at every moment on every stack; the largest of each is shown',
      log1p.map(({ form }) => Math.max(...form.excess.map(Math.abs))),
      (most) => most < NOTHING,
    ),
  ];
}
