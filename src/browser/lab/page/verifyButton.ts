import type { LabMeasurer } from '../training/labMeasurer';
import type { Branch } from './branch';
import { element } from './element';
import { epochs } from './inWords';
import { onClick, say } from './message';
import type { LabWorker } from './startWorker';
import { VERIFIED, type Verified, verify } from './verify';

/** Has the button verify, and stop that; the hashes stand in the table below it. */
export function verifyButton(measurer: LabWorker<LabMeasurer>): void {
  let verifying: Branch | undefined;
  onClick('#verify', async () => {
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
}

function row({ what, expected, found }: Verified): HTMLTableRowElement {
  const cells = [what, expected, found, expected === found ? 'equal' : 'different'];
  const line = document.createElement('tr');
  line.className = expected === found ? 'equal' : 'different';
  for (const text of cells) line.insertCell().textContent = text;
  return line;
}
