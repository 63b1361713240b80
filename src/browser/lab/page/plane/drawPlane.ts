import type { PlanePoints } from '../../../../metrics/components/planePoints';
import { look } from '../look';
import { headOf, type Point, tipOf } from './arrow';

/** A direction, as the parts that it has along both axes, each -1..1. */
export interface PlaneArrow {
  readonly parts: readonly [number, number];
  /** A colour of the page's style. */
  readonly colour: string;
  /** In pixels. */
  readonly width: number;
  readonly dashed: boolean;
}

/** Pixels about the points. */
const MARGIN = 12;

/**
 * Draws points of a plane on a canvas, the same scale on both axes, each in the colour of its class, and arrows from the centre; one
 * of length 1 ends at the margin.
 * @param hues `[n]`, 0..1 on a closed circle of colours.
 */
export function drawPlane(
  canvas: HTMLCanvasElement,
  { x, y }: PlanePoints,
  hues: ArrayLike<number>,
  arrows: readonly PlaneArrow[] = [],
): void {
  const size = canvas.clientWidth;
  const dense = devicePixelRatio || 1;
  if (canvas.width !== Math.round(size * dense)) canvas.width = canvas.height = Math.round(size * dense);
  const ink = canvas.getContext('2d')!;
  ink.setTransform(dense, 0, 0, dense, 0, 0);
  ink.clearRect(0, 0, size, size);
  const most = [x, y].flatMap((axis) => Array.from(axis, Math.abs)).reduce((a, b) => Math.max(a, b), 1e-9);
  const scale = (size / 2 - MARGIN) / most;
  ink.strokeStyle = look('grid');
  path(ink, [MARGIN, size / 2], [size - MARGIN, size / 2]);
  path(ink, [size / 2, MARGIN], [size / 2, size - MARGIN]);
  // Backwards, so that the heaviest pairs, which come first, lie on top.
  for (let i = x.length - 1; i >= 0; i--) {
    ink.fillStyle = `hsl(${360 * hues[i]} 75% ${look('lightness')})`;
    const radius = i < 2 ? 5 : 1.6;
    ink.beginPath();
    ink.arc(size / 2 + scale * x[i], size / 2 - scale * y[i], radius, 0, 2 * Math.PI);
    ink.fill();
    if (i < 2) {
      ink.strokeStyle = look('ink');
      ink.stroke();
    }
  }
  // First their rims, in the colour of the ground, so that they stand out from the points and one does not hide the other.
  for (const arrow of arrows) drawArrow(ink, size, { ...arrow, colour: 'ground', dashed: false }, 3);
  for (const arrow of arrows) drawArrow(ink, size, arrow);
}

/** @param rim pixels that it is wider by. */
function drawArrow(
  ink: CanvasRenderingContext2D,
  size: number,
  { parts, colour, width, dashed }: PlaneArrow,
  rim = 0,
): void {
  const centre: Point = [size / 2, size / 2];
  const tip = tipOf(parts, centre, size / 2 - MARGIN);
  ink.save();
  ink.lineCap = ink.lineJoin = 'round';
  ink.strokeStyle = look(colour);
  ink.lineWidth = width + rim;
  ink.setLineDash(dashed ? [6, 9] : []);
  path(ink, centre, tip);
  ink.setLineDash([]);
  path(ink, ...headOf(centre, tip));
  ink.restore();
}

function path(ink: CanvasRenderingContext2D, [x0, y0]: Point, ...more: readonly Point[]): void {
  ink.beginPath();
  ink.moveTo(x0, y0);
  for (const [x, y] of more) ink.lineTo(x, y);
  ink.stroke();
}
