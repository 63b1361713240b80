/** A box of the page, as `getBoundingClientRect` gives it, in pixels. */
export type Box = Pick<DOMRect, 'left' | 'top' | 'width' | 'height'>;

/** Pixels about the centre within which a point has no direction. */
const TOO_NEAR = 6;

/**
 * The angle, in whole degrees from the first axis (right) towards the second (up), at which a point is seen from a box's centre.
 * @returns 0..359; undefined too near to the centre to tell.
 */
export function angleAt(
  { left, top, width, height }: Box,
  { clientX, clientY }: Pick<MouseEvent, 'clientX' | 'clientY'>,
): number | undefined {
  const right = clientX - left - width / 2;
  const up = top + height / 2 - clientY;
  if (Math.hypot(right, up) < TOO_NEAR) return undefined;
  return around((Math.atan2(up, right) * 180) / Math.PI);
}

const TURNS: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowUp: 1,
  ArrowLeft: -1,
  ArrowDown: -1,
  PageUp: 15,
  PageDown: -15,
};

/** An angle after a key that a slider hears, around the circle; undefined for any other key. */
export function angleAfter(angle: number, key: string): number | undefined {
  if (key === 'Home') return 0;
  return Object.hasOwn(TURNS, key) ? around(angle + TURNS[key]) : undefined;
}

/** In whole degrees, 0..359. */
const around = (degrees: number): number => ((Math.round(degrees) % 360) + 360) % 360;
