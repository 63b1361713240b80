import { type Remote, wrap } from 'comlink';
import type { LabMeasurer } from '../training/labMeasurer';
import type { LabTrainer } from '../training/labTrainer';

/** What a worker of the page offers, and its end. */
export interface LabWorker<Offered> {
  readonly ask: Remote<Offered>;
  end(): void;
}

export const startTrainer = (): LabWorker<LabTrainer> => start('trainer');
export const startMeasurer = (): LabWorker<LabMeasurer> => start('measurer');

/** Its script lies beside the page. */
function start<Offered>(name: 'trainer' | 'measurer'): LabWorker<Offered> {
  const worker = new Worker('labWorker.js', { name });
  return { ask: wrap<Offered>(worker), end: () => worker.terminate() };
}
