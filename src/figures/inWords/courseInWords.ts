import { landmarks } from '../../runs/landmarks';
import type { RunHistory } from '../../runs/openRun';
import { epochInWords } from '../../study/epochInWords';
import { listed } from './listed';
import { often, percent } from './numbers';

/**
 * What became of a run: how often its test accuracy collapses, when and how far, and the spikes of h1 PC1.
 * @param counted collapses count from here on.
 */
export function courseInWords(history: RunHistory, counted = 0): string {
  const { cycles, collapses } = landmarks({ history }, counted);
  const { epoch, test_accuracy: accuracy } = history;
  const depths = collapses.map(({ drop }, i) => {
    const until = collapses[i + 1]?.drop ?? Number.POSITIVE_INFINITY;
    return Math.min(...accuracy.filter((_, at) => epoch[at] >= drop && epoch[at] < until));
  });
  const drops = listed(collapses.map(({ drop }) => epochInWords(drop)));
  const collapsed =
    collapses.length === 0
      ? 'test accuracy never collapses'
      : `test accuracy collapses ${often(collapses.length)}, at epoch ${drops}, to ${listed(depths.map(percent))}`;
  const spiked =
    cycles.length === 0
      ? 'PC1 of h1 never holds half of the variance'
      : `PC1 of h1 spikes at ${listed(cycles.map(({ spike }) => epochInWords(spike)))}, with ${listed(cycles.map(({ fraction }) => percent(fraction)))} of the variance`;
  return `Over ${epochInWords(epoch[epoch.length - 1])} epochs ${collapsed}; ${spiked}.`;
}
