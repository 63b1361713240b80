import type { Experiment } from '../experiment/experiment';
import { experimentOf, type SharedExperiment } from '../experiment/experimentLink';
import { asTrained } from '../experiment/settings';
import { onAddress } from './address';
import { showChosen } from './controls';
import { epochs } from './inWords';
import { doing, say } from './message';
import type { Workbench } from './workbench';

const PLAIN: Experiment = {
  start: { kind: 'state', epoch: 24_000 },
  stretches: [{ from: 24_000, settings: asTrained }],
};

/** Opens the experiment of the page's address, and of each that is put there later; where it holds none that can be, the plain one. */
export function sharedExperiment(bench: Workbench): void {
  const open = async ({ experiment, until }: SharedExperiment) => {
    await bench.begin(experiment, { until });
    showChosen(experiment.start, experiment.stretches.at(-1)!.settings);
    say(`This link is an experiment up to epoch ${epochs(until)}: press Train to repeat it.`);
  };
  onAddress(() =>
    doing(async () => {
      const shared = experimentOf(location.hash);
      if (shared) await open(shared);
    }),
  );
  doing(async () => {
    let wrong: unknown;
    try {
      const shared = experimentOf(location.hash);
      if (shared) return await open(shared);
    } catch (error) {
      wrong = error;
    }
    await bench.begin(PLAIN);
    showChosen(PLAIN.start, asTrained);
    if (wrong) throw wrong;
  });
}
