import type { TopLevelSpec } from 'vega-lite';
import { landmarks } from '../experiments/landmarks';
import type { RunHistory } from '../experiments/openRun';
import { historyPanel } from './historyPanel';
import type { Panel } from './panel';
import { runMarks } from './runMarks';
import { THEME } from './theme';
import { VEGA_LITE_SCHEMA, type VegaLiteSpec } from './vegaLiteSpec';

/**
 * Small multiples over the epochs of a run, three in a row, every panel with the run's geometric cycles and accuracy
 * collapses behind its lines.
 * @throws InputError when the history lacks a column of a panel.
 */
export function dynamicsFigure(
  run: { readonly history: RunHistory },
  panels: readonly Panel[],
  title: { readonly text: string; readonly subtitle: readonly string[] },
): VegaLiteSpec {
  const behind = runMarks(landmarks(run));
  const spec: TopLevelSpec = {
    $schema: VEGA_LITE_SCHEMA,
    title: { text: title.text, subtitle: [...title.subtitle], fontSize: 14, offset: 10 },
    config: THEME,
    columns: 3,
    spacing: { column: 22, row: 18 },
    concat: panels.map((panel) => historyPanel(panel, run.history, behind)),
  };
  return spec as unknown as VegaLiteSpec;
}
