import { angleAfter, angleAt } from './angle';

/** What hears of a direction while it is picked. */
export interface Picking {
  /** The angle to go on from, in degrees. */
  angle(): number | undefined;
  /** The reader points at an angle, in whole degrees. */
  picked(angle: number): void;
  /** The reader has let go. */
  settled(): void;
}

/** Pixels that a finger moves before it draws: by then the browser has taken it where it scrolls the page. */
const FINGER_MOVES = 20;

/** Lets the reader pick a direction on a plane's canvas: press and drag, with mouse, pen or finger, or turn it with a slider's keys. */
export function directionPicker(canvas: HTMLCanvasElement, { angle, picked, settled }: Picking): void {
  let pressed: PointerEvent | undefined;
  const point = (event: PointerEvent) => {
    const found = angleAt(canvas.getBoundingClientRect(), event);
    if (found !== undefined) picked(found);
  };
  const draws = (event: PointerEvent, since: PointerEvent) =>
    event.pointerType !== 'touch' ||
    Math.hypot(event.clientX - since.clientX, event.clientY - since.clientY) > FINGER_MOVES;

  canvas.addEventListener('pointerdown', (event) => {
    if (!event.isPrimary || event.button !== 0) return;
    pressed = event;
    canvas.setPointerCapture(event.pointerId);
    if (draws(event, pressed)) point(event);
  });
  canvas.addEventListener('pointermove', (event) => {
    if (pressed && event.isPrimary && draws(event, pressed)) point(event);
  });
  canvas.addEventListener('pointerup', (event) => {
    if (!pressed || !event.isPrimary) return;
    pressed = undefined;
    point(event);
    settled();
  });
  canvas.addEventListener('pointercancel', () => {
    pressed = undefined;
  });
  canvas.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const next = angleAfter(angle() ?? 0, event.key);
    if (next === undefined) return;
    event.preventDefault();
    picked(next);
    settled();
  });
}
