import { showChosen } from './controls';
import { element } from './element';
import { onClick, say } from './message';
import { TOUR, type TourStep } from './tour';
import type { Workbench } from './workbench';

/** Has each of the tour's buttons go its step. */
export function tourButtons(bench: Workbench): void {
  for (const step of TOUR) onClick(`#tour [data-step=${step.name}]`, () => go(bench, step));
}

async function go(bench: Workbench, step: TourStep): Promise<void> {
  const { lane, start, settings, until, looksAtLeast } = step;
  say(words(step));
  await bench.stop();
  showChosen(start, settings);
  const trunk = await bench.trunk(start);
  if (lane === 'B') await bench.branchFrom('A', trunk.experiment.stretches[0].from, settings);
  element(`#lane-${lane}`).scrollIntoView({ block: 'start' });
  await Promise.all([bench.train('A', until), lane === 'B' && bench.train('B', until)]);
  if (!looksAtLeast) return;
  const [least] = [...trunk.points].sort((a, b) => a.accuracy - b.accuracy);
  bench.lanes.A.look(least.epoch);
}

/** What the page says beside a step's button: said again where the network is, which may be a screen further down. */
function words({ name }: TourStep): string {
  const button = element(`#tour [data-step=${name}]`);
  return `${button.textContent}. ${button.nextElementSibling?.textContent ?? ''}`;
}
