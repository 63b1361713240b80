import type { Measured } from '../../training/labMeasurer';
import { element } from '../element';
import { directionPicker, type Picking } from './directionPicker';
import { drawPlane, type PlaneArrow } from './drawPlane';
import { directionsInWords, pickedInWords } from './inWords';

const P = 97;

/** Both planes of a lane: h1 on PC1 and PC2, where a direction is picked, and the circle without PC1. */
export class LanePlanes {
  private readonly leading: HTMLCanvasElement;
  private readonly circle: HTMLCanvasElement;

  /** @param at the lane's section. */
  constructor(
    private readonly at: HTMLElement,
    picking: Picking,
  ) {
    this.leading = element<HTMLCanvasElement>('canvas[data-plane=leading]', at);
    this.circle = element<HTMLCanvasElement>('canvas[data-plane=circle]', at);
    directionPicker(this.leading, picking);
  }

  /** @param labels the class of each training pair. @param picked in degrees, a direction that is not taken out yet. */
  draw(point: Measured, labels: ArrayLike<number>, picked: number | undefined): void {
    const hues = Array.from(labels, (label) => ((point.frequency * label) % P) / P);
    drawPlane(this.leading, point.leading, hues, arrows(point, picked));
    drawPlane(this.circle, point.circle, hues);
    element('[data-part=frequency]', this.at).textContent = String(point.frequency);
    element('[data-part=directions]', this.at).textContent = directionsInWords(point.taken, picked);
    // A finger on the plane then draws, where before it scrolls the page.
    this.leading.classList.toggle('picking', picked !== undefined);
    this.leading.setAttribute('aria-valuenow', String(Math.round(picked ?? 0)));
    this.leading.setAttribute('aria-valuetext', pickedInWords(picked));
  }
}

function arrows({ taken }: Measured, picked: number | undefined): PlaneArrow[] {
  const found: PlaneArrow[] = [];
  if (taken) found.push({ parts: taken, colour: 'ink', width: 6, dashed: false });
  if (picked === undefined) return found;
  const turn = (picked * Math.PI) / 180;
  found.push({ parts: [Math.cos(turn), Math.sin(turn)], colour: 'accent', width: 2.5, dashed: true });
  return found;
}
