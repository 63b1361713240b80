import type { History } from '../../data/history';
import { landmarks } from '../../runs/landmarks';
import type { RunHistory } from '../../runs/openRun';
import { historyPanel } from './historyPanel';
import { type Panel, seriesOf } from './panel';
import { type FigureTitle, panelsFigure } from './panelsFigure';
import { runMarks } from './runMarks';
import type { VegaLiteSpec } from './vegaLiteSpec';

/** Panels and the history that they draw. */
export interface PanelGroup {
  readonly history: History;
  readonly panels: readonly Panel[];
}

/**
 * Small multiples over the epochs of a run, three in a row, every panel with the run's geometric cycles and accuracy
 * collapses behind its lines, and where a direction is projected out from some epoch on, that.
 * @param suppressedFrom from which epoch on a direction is projected out. @param counted collapses count from here on.
 * @throws InputError when the history lacks a column of a panel.
 */
export function dynamicsFigure(
  run: { readonly history: RunHistory },
  groups: readonly PanelGroup[],
  title: FigureTitle,
  { suppressedFrom, counted = 0 }: { readonly suppressedFrom?: number; readonly counted?: number } = {},
): VegaLiteSpec {
  const behind = runMarks({ ...landmarks(run, counted), suppressedFrom });
  const key = seriesOf(groups.flatMap(({ panels }) => panels));
  const { epoch } = run.history;
  const epochs = [epoch[0], epoch[epoch.length - 1]] as const;
  return panelsFigure(
    title,
    { columns: 3, spacing: { column: 22, row: 18 } },
    groups.flatMap(({ history, panels }) =>
      panels.map((panel) => historyPanel(panel, history, behind, epochs, key)),
    ),
  );
}
