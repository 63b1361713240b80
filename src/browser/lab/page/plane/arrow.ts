/** Pixels to the right and down. */
export type Point = readonly [number, number];

/** An arrow as three points of its head: one end, the tip, the other end. */
export type ArrowHead = readonly [Point, Point, Point];

/** Length of a head in pixels, at most half of its arrow. */
const HEAD = 12;
/** Half of a head's opening. */
const OPENING = Math.PI / 7;

/** Where an arrow ends that lies in a plane: `across` and `up`, each -1..1, are the parts of a unit vector. */
export function tipOf([across, up]: readonly [number, number], centre: Point, radius: number): Point {
  return [centre[0] + radius * across, centre[1] - radius * up];
}

/** The head of an arrow between two points. */
export function headOf(from: Point, tip: Point): ArrowHead {
  const [right, down] = [tip[0] - from[0], tip[1] - from[1]];
  const length = Math.min(HEAD, Math.hypot(right, down) / 2);
  const back = Math.atan2(-down, -right);
  const end = (turn: number): Point => [
    tip[0] + length * Math.cos(back + turn),
    tip[1] + length * Math.sin(back + turn),
  ];
  return [end(OPENING), tip, end(-OPENING)];
}
