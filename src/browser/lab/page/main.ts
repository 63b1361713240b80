import { chosenAngle, onChosen, showAngle } from './controls';
import { epochs } from './inWords';
import { laneButtons } from './laneButtons';
import { say } from './message';
import { ownExperiment } from './ownExperiment';
import { sharedExperiment } from './sharedExperiment';
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

sharedExperiment(bench);
