import type { LayerSpec, UnitSpec } from 'vega-lite/build/src/spec';
import { replayProbeOf } from '../../probes/replayProbeOf';
import { accuracyAt, HEALTHY_PAST_NAME, replayScores } from '../../probes/replayScores';
import type { Run } from '../../runs/openRun';
import { COLLAPSED } from '../../training/probes/replayStates';
import { panelsFigure } from '../charts/panelsFigure';
import type { VegaLiteSpec } from '../charts/vegaLiteSpec';
import { ACCURACY, GEOMETRY, level, lines, PROBES, ruleAt, shading } from './replayScoreLayers';

/**
 * The essay's figure of the replay probes: h1 PC1 now and at most within 2,000 epochs; test accuracy with the states
 * shaded that a geometric cycle follows; the scores of the probes in deviations from their training mean, that of the
 * healthy past-trajectory probe at healthy states only. One point every 1,000 epochs.
 * @throws InputError when the run has no replayed cycle.
 * @example
 * import { openRun, replayScoreFigure, show } from 'activation-supervision';
 * show(replayScoreFigure(openRun('baseline')));
 */
export function replayScoreFigure(run: Run): VegaLiteSpec {
  const { states, probe } = replayProbeOf(run);
  const { trainUntil, heldOut } = probe.split;
  const geometry = states.flatMap(({ epoch, fraction, future }) => [
    { epoch, of: 'now', value: fraction },
    { epoch, of: 'largest within 2,000 epochs', value: future },
  ]);
  const accuracy = states.map(({ epoch }) => ({ epoch, of: 'test pairs', value: accuracyAt(run, epoch) }));
  const scores = replayScores(run).flatMap(({ name, scores }) =>
    scores
      .filter(({ fraction }) => name !== HEALTHY_PAST_NAME || fraction < probe.options.limit)
      .map(({ epoch, score }) => ({ epoch, of: name, value: score })),
  );
  const domain = [0, states[states.length - 1].epoch] as const;
  const end = heldOut ? [ruleAt(trainUntil)] : [];
  return panelsFigure(
    {
      text: 'Replay probes: what they foretell, and their scores',
      subtitle: [
        'From covariances of h1 every 1,000 epochs; dashed: the last epoch that probes are trained on, the third cycle is kept apart.',
        `${HEALTHY_PAST_NAME}: drift of states with h1 PC1 below ${probe.options.limit}, and scored there.`,
      ],
    },
    { columns: 1, spacing: 18 },
    [
      panel('h1 PC1, now and to come', [
        level(COLLAPSED),
        ...end,
        lines(geometry, 'share of variance', domain, GEOMETRY),
      ]),
      panel('Accuracy, and whether a collapse comes', [
        shading(states),
        ...end,
        lines(accuracy, 'test accuracy', domain, ACCURACY),
      ]),
      panel('Scores of the probes', [
        level(0),
        ...end,
        lines(scores, 'deviations from training', domain, PROBES),
      ]),
    ],
  );
}

function panel(title: string, layer: (LayerSpec<string> | UnitSpec<string>)[]): LayerSpec<string> {
  return {
    title,
    width: 720,
    height: 140,
    layer,
    resolve: { scale: { color: 'independent', fill: 'independent', strokeDash: 'independent' } },
  };
}
