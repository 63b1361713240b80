import type { LayerSpec, UnitSpec } from 'vega-lite/build/src/spec';
import { replayAlarm } from '../../probes/replayAlarm';
import { replayProbeOf } from '../../probes/replayProbeOf';
import { accuracyAt, HEALTHY_PAST_NAME, replayScores } from '../../probes/replayScores';
import type { Run } from '../../runs/openRun';
import { epochInWords } from '../../study/epochInWords';
import { replayWarning } from '../../tables/probe/replayWarning';
import { COLLAPSED } from '../../training/probes/replayStates';
import { panelsFigure } from '../charts/panelsFigure';
import type { VegaLiteSpec } from '../charts/vegaLiteSpec';
import { listed } from '../inWords/listed';
import {
  ACCURACY,
  GEOMETRY,
  type Lead,
  leads,
  level,
  lines,
  namedLevel,
  OTHERS,
  ruleAt,
  shading,
  WARNING,
} from './replayScoreLayers';

/**
 * The essay's figure of the replay probes, one point every 1,000 epochs: h1 PC1 now and at most within 2,000 epochs; test
 * accuracy with the states shaded that a geometric cycle follows; the scores of the healthy past-trajectory probe at
 * healthy states about its threshold, with each warning and how long after it accuracy drops, as table `replay-warning` has
 * them; and the scores of the other probes. Scores are in deviations from their training mean.
 * @throws InputError when the run has no replayed cycle.
 * @example
 * import { openRun, replayScoreFigure, show } from 'activation-supervision';
 * show(replayScoreFigure(openRun('baseline')));
 */
export function replayScoreFigure(run: Run): VegaLiteSpec {
  const { states, probe } = replayProbeOf(run);
  const { trainUntil, heldOut } = probe.split;
  const { limit } = probe.options;
  const { threshold, scored, warnings } = replayAlarm(run);
  const warned = leadsOf(run);
  const falseAlarms = warnings.reduce((sum, one) => sum + one.falseAlarms, 0);
  const geometry = states.flatMap(({ epoch, fraction, future }) => [
    { epoch, of: 'now', value: fraction },
    { epoch, of: 'largest within 2,000 epochs', value: future },
  ]);
  const accuracy = states.map(({ epoch }) => ({ epoch, of: 'test pairs', value: accuracyAt(run, epoch) }));
  const others = replayScores(run)
    .filter(({ name }) => name !== HEALTHY_PAST_NAME)
    .flatMap(({ name, scores }) => scores.map(({ epoch, score }) => ({ epoch, of: name, value: score })));
  const domain = [0, states[states.length - 1].epoch] as const;
  const end = heldOut ? [ruleAt(trainUntil)] : [];
  return panelsFigure(
    {
      text: 'Replay probes: what they foretell, and their scores',
      description: `The probe warns at epoch ${listed(warned.map(({ warning }) => epochInWords(warning)))}, with a score above ${threshold.toFixed(2)}, ${listed(warned.map(({ words }) => words))} before accuracy drops; false alarms: ${falseAlarms}.`,
      subtitle: [
        'From covariances of h1 every 1,000 epochs; dashed: the last epoch that probes are trained on, the third cycle is kept apart.',
        `${HEALTHY_PAST_NAME}: drift of states with h1 PC1 below ${limit}, scored there; lower scores are cut off.`,
        'Points: the first score of a cycle above the threshold; bars: from there to the drop of accuracy.',
      ],
    },
    { columns: 1, spacing: 18 },
    [
      panel('h1 PC1, now and to come', [
        level(COLLAPSED),
        ...end,
        ...lines(geometry, 'share of variance', domain, GEOMETRY),
      ]),
      panel('Accuracy, and whether a collapse comes', [
        shading(states),
        ...end,
        ...lines(accuracy, 'test accuracy', domain, ACCURACY),
      ]),
      panel('The warning', [
        ...namedLevel(threshold, `threshold ${threshold.toFixed(2)}`),
        ...end,
        ...lines(
          scored.map(({ epoch, fraction, score }) => ({
            epoch,
            of: 'score of a healthy state',
            value: fraction < limit ? score : Number.NaN,
          })),
          'deviations from training',
          domain,
          WARNING,
          [0, 2 * threshold],
        ),
        ...leads(warned, 1.6 * threshold),
      ]),
      panel('Scores of the other probes', [
        level(0),
        ...end,
        ...lines(others, 'deviations from training', domain, OTHERS),
      ]),
    ],
  );
}

/** The warnings of table `replay-warning` that a drop of accuracy followed. */
function leadsOf(run: Run): Lead[] {
  return replayWarning(run).rows.flatMap(({ warning, drop, lead_to_drop: lead }) =>
    typeof warning === 'number' && typeof drop === 'number'
      ? [{ warning, drop, words: `${epochInWords(Number(lead))} epochs` }]
      : [],
  );
}

function panel(title: string, layer: (LayerSpec<string> | UnitSpec<string>)[]): LayerSpec<string> {
  return {
    name: title,
    title,
    width: 720,
    height: 120,
    layer,
    resolve: { scale: { color: 'independent', fill: 'independent' } },
  };
}
