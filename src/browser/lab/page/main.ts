import { LAST_EPOCH, startEpoch } from '../experiment/experiment';
import { experimentOf, linkOf } from '../experiment/experimentLink';
import { asTrained } from '../experiment/settings';
import type { Branch } from './branch';
import {
  chosenAngle,
  chosenSettings,
  chosenStart,
  onChosen,
  showAngle,
  showChosen,
  showFile,
} from './controls';
import { element } from './element';
import { epochs } from './inWords';
import { startMeasurer } from './startWorker';
import { TOUR, type TourStep } from './tour';
import { VERIFIED, type Verified, verify } from './verify';
import { type Side, Workbench } from './workbench';

const measurer = startMeasurer();
const bench: Workbench = new Workbench(measurer, {
  angle: chosenAngle,
  picked: showAngle,
  settled: (side) =>
    say(
      `Picked ${chosenAngle()}° in the plane at epoch ${epochs(bench.lanes[side].epoch)}: “Branch here” takes it out from there on.`,
    ),
});
let dropped: { readonly name: string; readonly bytes: Uint8Array } | undefined;

/** Says what goes on, or what went wrong. */
function say(text: string, wrong = false): void {
  const message = element('#message');
  message.textContent = text;
  message.classList.toggle('wrong', wrong);
}

/** Does what a button asks for; an error is said, and what was there stays. */
function doing(work: () => Promise<void>): () => void {
  return () => {
    say('');
    work().catch((error: Error) => say(error.message, true));
  };
}

const on = (selector: string, work: () => Promise<void>) =>
  element<HTMLButtonElement>(selector).addEventListener('click', doing(work));

async function startOver(): Promise<void> {
  const settings = chosenSettings();
  const start = chosenStart(dropped?.name);
  const from = start.kind === 'file' ? 0 : startEpoch(start);
  await bench.begin(
    { start, stretches: [{ from, settings }] },
    start.kind === 'file' ? dropped?.bytes : undefined,
  );
}

async function train(branch: Branch, until: number, side: Side): Promise<void> {
  bench.lanes[side].follow();
  const button = element(`#lane-${side} [data-do=train]`);
  button.textContent = 'Stop';
  try {
    await branch.run(until);
  } finally {
    button.textContent = 'Train';
  }
}

let until = LAST_EPOCH;
for (const side of ['A', 'B'] as const) {
  const branch = () => bench.branch(side)!;
  const lane = bench.lanes[side];
  on(`#lane-${side} [data-do=train]`, async () => {
    if (branch().running) await branch().stop();
    else await train(branch(), until > branch().epoch ? until : LAST_EPOCH, side);
  });
  on(`#lane-${side} [data-do=branch]`, async () => {
    const settings = chosenSettings();
    const epoch = branch().keptAt(lane.epoch);
    await bench.branchFrom(side, epoch, settings);
    say(`Branched at epoch ${epochs(epoch)}: the right lane goes on with the settings above.`);
  });
  on(`#lane-${side} [data-do=back]`, async () => {
    const epoch = branch().keptAt(lane.epoch);
    await branch().backTo(epoch);
    lane.follow();
    say(`Back at epoch ${epochs(epoch)}.`);
  });
  on(`#lane-${side} [data-do=link]`, async () => {
    await branch().stop();
    const { experiment, epoch } = branch();
    location.hash = linkOf({ experiment, until: epoch });
    await navigator.clipboard?.writeText(location.href).catch(() => {});
    say('The address of this page now repeats this experiment; it is copied where the browser allows it.');
  });
  on(`#lane-${side} [data-do=file]`, async () => {
    await branch().stop();
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([(await branch().file()) as BlobPart]));
    link.download = `state-${branch().epoch}.safetensors`;
    link.click();
    URL.revokeObjectURL(link.href);
  });
}

async function tour({ lane, start, settings, until: end, looksAtLeast }: TourStep): Promise<void> {
  await bench.stop();
  showChosen(start, settings);
  const from = start.kind === 'state' ? start.epoch : 0;
  const trunk = await bench.trunk(start, from);
  const running = [train(trunk, end, 'A')];
  if (lane === 'B') running.push(train(await bench.branchFrom('A', from, settings), end, 'B'));
  element('#lanes').scrollIntoView({ block: 'nearest' });
  await Promise.all(running);
  if (!looksAtLeast) return;
  const [least] = [...trunk.points].sort((a, b) => a.accuracy - b.accuracy);
  bench.lanes.A.look(least.epoch);
}

for (const step of TOUR) on(`#tour [data-step=${step.name}]`, () => tour(step));

on('#begin', startOver);

let verifying: Branch | undefined;
on('#verify', async () => {
  if (verifying) return verifying.stop();
  const button = element('#verify');
  const report = element('#verified');
  const { from, to } = VERIFIED;
  button.textContent = 'Stop verifying';
  report.replaceChildren();
  try {
    const progress = (epoch: number) =>
      say(`verifying: epoch ${epochs(epoch)} of ${epochs(from)} to ${epochs(to)}`);
    const found = await verify(measurer, progress, (branch) => (verifying = branch));
    report.replaceChildren(...found.map(row));
    const wrong = found.filter((one) => one.expected !== one.found);
    if (wrong.length > 0) say(`not the committed bytes: ${wrong.map(({ what }) => what).join(', ')}`, true);
    else if (found.length < 3) say('stopped before the snapshot');
    else say('Every byte is as committed: this browser trains what the project trained.');
  } finally {
    verifying = undefined;
    button.textContent = 'Verify';
  }
});

function row({ what, expected, found }: Verified): HTMLTableRowElement {
  const cells = [what, expected, found, expected === found ? 'equal' : 'different'];
  const line = document.createElement('tr');
  line.className = expected === found ? 'equal' : 'different';
  for (const text of cells) line.insertCell().textContent = text;
  return line;
}

onChosen(() => {
  bench.lanes.A.changed();
  bench.lanes.B.changed();
});
const take = (files: FileList | null | undefined) =>
  doing(async () => {
    const file = files?.[0];
    if (!file) return;
    dropped = { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
    showFile(file.name);
    await startOver();
  })();
document.addEventListener('dragover', (event) => event.preventDefault());
document.addEventListener('drop', (event) => {
  event.preventDefault();
  take(event.dataTransfer?.files);
});
const chooser = element<HTMLInputElement>('#file');
chooser.addEventListener('change', () => take(chooser.files));

doing(async () => {
  const shared = experimentOf(location.hash);
  const plain = {
    start: { kind: 'state', epoch: 24_000 },
    stretches: [{ from: 24_000, settings: asTrained }],
  } as const;
  const experiment = shared?.experiment ?? plain;
  showChosen(experiment.start, experiment.stretches.at(-1)!.settings);
  await bench.begin(experiment);
  if (!shared) return;
  until = shared.until;
  say(`This link is an experiment up to epoch ${epochs(until)}: press Train to repeat it.`);
})();
