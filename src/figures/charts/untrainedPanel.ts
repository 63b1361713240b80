import type { LayerSpec } from 'vega-lite/build/src/spec';
import { PALETTE } from './palette';
import { PANEL_HEIGHT } from './panelSize';

/** In the place of a run that is not there: the command that makes it, in lines that break at its options. */
export function untrainedPanel(title: string, command: string, width: number): LayerSpec<string> {
  return {
    name: title,
    title,
    width,
    height: PANEL_HEIGHT,
    layer: [
      {
        data: { values: [{}] },
        mark: {
          type: 'text',
          text: ['not trained; make it with', ...command.split(/ (?=experiment |--study |--run )/)],
          limit: width,
          fontSize: 9,
          color: PALETTE.guide,
          baseline: 'middle',
        },
        encoding: { x: { value: width / 2 }, y: { value: PANEL_HEIGHT / 3 } },
      },
    ],
  };
}
