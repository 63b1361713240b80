import { linkOf } from '../experiment/experimentLink';
import { writeAddress } from './address';
import { chosenSettings } from './controls';
import { element } from './element';
import { epochs } from './inWords';
import { onClick, say } from './message';
import type { Side, Workbench } from './workbench';

/** What the buttons of a lane do. */
export function laneButtons(bench: Workbench, side: Side): void {
  const branch = () => bench.branch(side);
  const lane = bench.lanes[side];
  const button = (name: string) => `#lane-${side} [data-do=${name}]`;

  onClick(button('train'), () => (branch().running ? branch().stop() : bench.train(side)));

  onClick(button('branch'), async () => {
    const settings = chosenSettings();
    const epoch = branch().keptAt(lane.epoch);
    await bench.branchFrom(side, epoch, settings);
    element('#lane-B').scrollIntoView({ block: 'nearest' });
    say(`Branched at epoch ${epochs(epoch)}: the right lane goes on with the settings above.`);
  });

  onClick(button('back'), async () => {
    const epoch = await branch().backTo(lane.epoch);
    lane.follow();
    say(`Back at epoch ${epochs(epoch)}.`);
  });

  onClick(button('link'), async () => {
    await branch().stop();
    const { experiment, epoch } = branch();
    writeAddress(linkOf({ experiment, until: epoch }));
    await navigator.clipboard?.writeText(location.href).catch(() => {});
    say('The address of this page now repeats this experiment; it is copied where the browser allows it.');
  });

  onClick(button('file'), async () => {
    await branch().stop();
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([(await branch().file()) as BlobPart]));
    link.download = `state-${branch().epoch}.safetensors`;
    link.click();
    URL.revokeObjectURL(link.href);
  });
}
