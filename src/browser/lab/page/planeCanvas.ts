import type { PlanePoints } from '../../../metrics/components/planePoints';
import { look } from './look';

/** Where points are drawn: how many pixels one unit is. */
const MARGIN = 12;

/**
 * Draws points of a plane on a canvas, the same scale on both axes, each in the colour of its class.
 * @param hues `[n]`, 0..1 on a closed circle of colours. @param angle a direction to show, in degrees from the first axis.
 */
export function drawPlane(
  canvas: HTMLCanvasElement,
  { x, y }: PlanePoints,
  hues: ArrayLike<number>,
  angle?: number,
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
  line(ink, [MARGIN, size / 2], [size - MARGIN, size / 2]);
  line(ink, [size / 2, MARGIN], [size / 2, size - MARGIN]);
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
  if (angle === undefined) return;
  const turn = (angle * Math.PI) / 180;
  const [right, up] = [Math.cos(turn), Math.sin(turn)].map((part) => part * (size / 2 - MARGIN));
  ink.strokeStyle = look('accent');
  ink.lineWidth = 2;
  line(ink, [size / 2 - right, size / 2 + up], [size / 2 + right, size / 2 - up]);
  ink.lineWidth = 1;
}

/** The angle, in whole degrees from the first axis, at which a canvas is pointed at. */
export function angleAt(canvas: HTMLCanvasElement, { clientX, clientY }: MouseEvent): number {
  const { left, top, width, height } = canvas.getBoundingClientRect();
  const turn = Math.atan2(top + height / 2 - clientY, clientX - left - width / 2);
  return (Math.round((turn * 180) / Math.PI) + 360) % 360;
}

type Point = readonly [number, number];

function line(ink: CanvasRenderingContext2D, [x0, y0]: Point, [x1, y1]: Point): void {
  ink.beginPath();
  ink.moveTo(x0, y0);
  ink.lineTo(x1, y1);
  ink.stroke();
}
