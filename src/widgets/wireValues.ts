import { isDeepStrictEqual } from 'node:util';
import { isWidget, liveWidgets } from './liveWidgets';
import { isBytes } from './wireBuffers';

const reference = 'IPY_MODEL_';

/** An attribute's value as it is sent: widgets by their names, however deep they lie. */
export function toWire(value: unknown): unknown {
  if (isWidget(value)) return `${reference}${value.id}`;
  if (Array.isArray(value)) return value.map(toWire);
  if (typeof value !== 'object' || value === null || isBytes(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, toWire(one)]));
}

/** What a front end sent, with the widgets that it names; a name of none stays. */
export function fromWire(value: unknown): unknown {
  if (typeof value === 'string' && value.startsWith(reference))
    return liveWidgets().get(value.slice(reference.length)) ?? value;
  if (Array.isArray(value)) return value.map(fromWire);
  return value;
}

/** Whether nothing needs to be sent where one value takes the place of another: widgets and bytes are themselves only. */
export function isSameValue(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((one, i) => isSameValue(one, b[i]));
  if (isWidget(a) || isWidget(b) || isBytes(a) || isBytes(b)) return a === b;
  return isDeepStrictEqual(a, b);
}
