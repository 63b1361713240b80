import { experimentOf } from '../experiment/experimentLink';
import { asTrained } from '../experiment/settings';
import { chosenAngle, onChosen, showAngle, showChosen } from './controls';
import { epochs } from './inWords';
import { laneButtons } from './laneButtons';
import { doing, say } from './message';
import { ownExperiment } from './ownExperiment';
import { startMeasurer } from './startWorker';
import { tourButtons } from './tourButtons';
import { verifyButton } from './verifyButton';
import { Workbench } from './workbench';

const measurer = startMeasurer();
const bench: Workbench = new Workbench(measurer, {
  angle: chosenAngle,
  picked: showAngle,
  settled: (side) =>
    say(
      `Picked ${chosenAngle()}° in the plane at epoch ${epochs(bench.lanes[side].epoch)}: “Branch here” takes it out from there on.`,
    ),
});
onChosen(() => {
  bench.lanes.A.changed();
  bench.lanes.B.changed();
});
laneButtons(bench, 'A');
laneButtons(bench, 'B');
tourButtons(bench);
verifyButton(measurer);
ownExperiment(bench);

doing(async () => {
  const shared = experimentOf(location.hash);
  const plain = {
    start: { kind: 'state', epoch: 24_000 },
    stretches: [{ from: 24_000, settings: asTrained }],
  } as const;
  const experiment = shared?.experiment ?? plain;
  showChosen(experiment.start, experiment.stretches.at(-1)!.settings);
  await bench.begin(experiment, { until: shared?.until });
  if (shared)
    say(`This link is an experiment up to epoch ${epochs(shared.until)}: press Train to repeat it.`);
});
