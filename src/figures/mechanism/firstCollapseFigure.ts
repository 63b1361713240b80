import { InputError, NotApplicableError } from '../../inputError';
import type { BranchOutcome } from '../../mechanism/branchOutcomes';
import { kaplanMeier } from '../../metrics/statistics/kaplanMeier';
import { epochInWords } from '../../study/epochInWords';
import { ESSAY_SPANS, type Spans } from '../../study/spans';
import { epochAxis } from '../charts/epochAxis';
import { COMPARED, PALETTE } from '../charts/palette';
import { panelsFigure } from '../charts/panelsFigure';
import type { VegaLiteSpec } from '../charts/vegaLiteSpec';

const COLOURS = [PALETTE.test, PALETTE.train, ...COMPARED];

/**
 * The share of runs that have not collapsed yet over the epochs, a curve for each condition (Kaplan-Meier; a run
 * without a collapse is censored at its end).
 * @param outcomes those of every condition and seed that is to be shown.
 * @param labels of the conditions, in order.
 * @throws NotApplicableError for no run.
 * @throws InputError for more conditions than there are colours.
 * @example
 * import { finalOutcomes, firstCollapseFigure, openRun, show } from 'activation-supervision';
 * const { outcomes, labels } = finalOutcomes(openRun('baseline'));
 * show(firstCollapseFigure(outcomes, labels, 'Runs that have not collapsed yet'));
 */
export function firstCollapseFigure(
  outcomes: readonly BranchOutcome[],
  labels: ReadonlyMap<string, string>,
  title: string,
  { branch, counted, short }: Spans = ESSAY_SPANS,
): VegaLiteSpec {
  if (labels.size > COLOURS.length)
    throw new InputError(`expected at most ${COLOURS.length} conditions, found ${labels.size}`);
  if (outcomes.length === 0)
    throw new NotApplicableError(`expected runs that reach epoch ${epochInWords(short)}, found none`);
  const named = [...labels].map(([condition, label]) => {
    const of = outcomes.filter((outcome) => outcome.condition === condition);
    return { label: `${label} (n = ${of.length})`, of };
  });
  return panelsFigure(
    {
      text: title,
      description: `Runs that collapse by epoch ${epochInWords(short)}: ${named.map(({ label, of }) => `${label}, ${of.filter(({ first_drop }) => !Number.isNaN(first_drop)).length}`).join('; ')}.`,
      subtitle: [
        `The first accuracy collapse after ${epochInWords(counted)}, by the strict rule, of runs from ${epochInWords(branch)} to ${epochInWords(short)}.`,
      ],
    },
    { columns: 1, spacing: 0 },
    [
      {
        width: 420,
        height: 190,
        layer: [
          {
            data: { values: named.flatMap(({ label, of }) => curve(label, of, branch, short)) },
            mark: { type: 'line', interpolate: 'step-after', strokeWidth: 1.8 },
            encoding: {
              x: epochAxis([branch, short]),
              y: {
                field: 'share',
                type: 'quantitative',
                title: 'not collapsed yet',
                scale: { domain: [0, 1.05], nice: false },
                axis: { format: '.1f', tickCount: 5 },
              },
              color: {
                field: 'run',
                type: 'nominal',
                scale: { domain: named.map(({ label }) => label), range: COLOURS.slice(0, named.length) },
                legend: KEY,
              },
              // The later ones dashed: two that never collapse lie on each other.
              strokeDash: {
                field: 'run',
                type: 'nominal',
                scale: {
                  domain: named.map(({ label }) => label),
                  range: named.map((_, i) => DASHES[Number(2 * i >= named.length)]),
                },
                legend: KEY,
              },
            },
          },
        ],
      },
    ],
  );
}

const KEY = { symbolType: 'stroke', columns: 2 };

/** Whole, and broken. */
const DASHES = [
  [1, 0],
  [7, 7],
];

function curve(run: string, outcomes: readonly BranchOutcome[], branch: number, short: number) {
  const durations = outcomes.map(({ first_drop }) =>
    Number.isNaN(first_drop) ? { time: short, happened: false } : { time: first_drop, happened: true },
  );
  const steps = kaplanMeier(durations);
  const shares = [{ time: branch, share: 1 }, ...steps];
  const points =
    outcomes.length > 0 ? [...shares, { time: short, share: shares[shares.length - 1].share }] : [];
  return points.map(({ time, share }) => ({ run, epoch: time, share }));
}
