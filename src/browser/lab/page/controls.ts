import { checkStart, type Start } from '../experiment/experiment';
import { checkSettings, type Projected, type Settings } from '../experiment/settings';
import { element } from './element';

const field = (name: string) => element<HTMLInputElement>(`#controls [name=${name}]`);

/** The settings that the reader has chosen. @throws InputError naming what cannot be trained with. */
export function chosenSettings(): Settings {
  const form = new FormData(element<HTMLFormElement>('#controls'));
  const named = String(form.get('projected'));
  return checkSettings({
    labelGradient: String(form.get('label')) as Settings['labelGradient'],
    projected: named === 'plane' ? number('angle') : (named as Projected),
    zipfExponent: number('zipf'),
    weightDecay: number('decay'),
  });
}

/** Where the reader's experiment begins. @param file the name of what was dropped, where something was. */
export function chosenStart(file?: string): Start {
  const { value } = field('start');
  if (value === 'file' && file !== undefined) return { kind: 'file', name: file };
  if (value === 'seed') return checkStart({ kind: 'seed', seed: number('seed') });
  return checkStart({ kind: 'state', epoch: Number(value) });
}

/** Shows settings and a start in the form. */
export function showChosen(start: Start, settings: Settings): void {
  const { labelGradient, projected, zipfExponent, weightDecay } = settings;
  if (start.kind === 'file') showFile(start.name);
  field('start').value = start.kind === 'state' ? String(start.epoch) : start.kind;
  if (start.kind === 'seed') field('seed').value = String(start.seed);
  element<HTMLInputElement>(`#controls [name=label][value=${labelGradient}]`).checked = true;
  field('projected').value = typeof projected === 'number' ? 'plane' : projected;
  if (typeof projected === 'number') field('angle').value = String(projected);
  field('zipf').value = String(zipfExponent);
  field('decay').value = String(weightDecay);
  chosen();
}

/** Offers a dropped file as a start. */
export function showFile(name: string): void {
  const option = element<HTMLOptionElement>('#controls option[value=file]');
  option.hidden = option.disabled = false;
  option.textContent = name;
  field('start').value = 'file';
  chosen();
}

/** Chooses a direction of the plane. */
export function showAngle(angle: number): void {
  field('projected').value = 'plane';
  field('angle').value = String(angle);
  chosen();
}

/** The angle of the direction that is chosen of the plane; undefined where none is, or none that can be. */
export function chosenAngle(): number | undefined {
  const angle = number('angle');
  return field('projected').value === 'plane' && angle >= 0 && angle < 360 ? angle : undefined;
}

/** Calls back whenever something is chosen, by the reader or the page, once the fields that it needs are shown. */
export function onChosen(heard: () => void): void {
  const needed = () => {
    element('#controls [data-for=seed]').hidden = field('start').value !== 'seed';
    element('#controls [data-for=angle]').hidden = field('projected').value !== 'plane';
    heard();
  };
  for (const event of ['input', 'change']) element('#controls').addEventListener(event, needed);
}

const chosen = () => element('#controls').dispatchEvent(new Event('change'));

/** An empty field is no number, though `Number` takes it for 0. */
function number(name: string): number {
  const { value } = field(name);
  return value.trim() === '' ? Number.NaN : Number(value);
}
