import type { LayerSpec } from 'vega-lite/build/src/spec';
import { PALETTE } from './palette';
import { PANEL_HEIGHT } from './panelSize';

/** How far its title would stand to the right of those of panels with a y axis, px. */
const AXIS = 46;

/** In the place of a run that is not there: the command that makes it, in lines that break at its name and options. */
export function untrainedPanel(title: string, command: string, width: number): LayerSpec<string> {
  return {
    name: title,
    title: { text: title, dx: -AXIS },
    width,
    height: PANEL_HEIGHT,
    layer: [
      {
        data: { values: [{}] },
        mark: {
          type: 'text',
          text: [
            'not trained; make it with',
            ...command.split(/ (?=experiment |--study |--run )|(?<=experiment) /),
          ],
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
