import type { NamedArrays } from '../engine/taskShape';
import type { ReplayedWindowsOptions } from '../gradients/replayedWindows';
import { roundingWindows } from '../gradients/roundingWindows';
import type { Window } from '../gradients/windows';
import { replay } from '../replay/replay';
import type { Run } from '../runs/openRun';

/** Epochs between moments: eleven in the 3,000 before an onset, both ends among them. */
export const EVERY = 300;

export interface ExcessMoment {
  readonly collapse: number;
  readonly epoch: number;
  readonly parameters: NamedArrays;
}

/** Shows the moments before each onset, replayed bit for bit, in order of time. @returns whether all were shown. */
export async function showExcessMoments(
  run: Run,
  show: (moment: ExcessMoment) => void,
  { threads, signal, progress }: ReplayedWindowsOptions = {},
): Promise<boolean> {
  let missing = 0;
  const spans = roundingWindows(run).map((window) => {
    missing++;
    return {
      ...window,
      every: EVERY,
      observe: (epoch: number, { parameters }: Pick<ExcessMoment, 'parameters'>) =>
        show({ collapse: window.collapse, epoch, parameters }),
      finish: () => {
        missing--;
      },
    };
  });
  const report = (epoch: number, span: object) => progress?.(epoch, span as Window);
  await replay(run, spans, { threads, signal, progress: report });
  return missing === 0;
}
