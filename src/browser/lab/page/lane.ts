import type { Measured } from '../training/labMeasurer';
import type { Branch } from './branch';
import { element } from './element';
import { epochs, inWords } from './inWords';
import { LaneCharts } from './laneCharts';
import { look, onLook } from './look';
import type { Picking } from './plane/directionPicker';
import { LanePlanes } from './plane/lanePlanes';

/** One branch as the page shows it: charts over its epochs, and the planes at the epoch that is looked at. */
export class Lane {
  private branch: Branch | undefined;
  private viewed: number | undefined;
  private labels: ArrayLike<number> = [];
  private readonly charts: LaneCharts;
  private readonly slider: HTMLInputElement;
  private waiting = false;
  private readonly planes: LanePlanes;
  private shown: readonly unknown[] = [];

  /** @param at its section. @param picking what a direction that is picked on its plane is told to. */
  constructor(
    private readonly at: HTMLElement,
    private readonly picking: Picking,
  ) {
    this.charts = new LaneCharts(at);
    this.slider = element<HTMLInputElement>('input[type=range]', at);
    this.slider.addEventListener('input', () => {
      this.viewed = Number(this.slider.value);
      this.changed();
    });
    const picked = (angle: number) => {
      // The plane that it is picked in stays before the reader's eyes: the one at the epoch that is branched at.
      const { branch } = this;
      if (branch) this.look(branch.keptAt(this.pointViewed(branch.points).epoch));
      picking.picked(angle);
    };
    this.planes = new LanePlanes(at, { ...picking, picked });
    onLook(() => this.changed());
  }

  /** Shows a branch from now on. @param labels the class of each training pair. */
  show(branch: Branch, labels: ArrayLike<number>): void {
    this.branch = branch;
    this.labels = labels;
    this.viewed = undefined;
    this.shown = [];
    this.at.hidden = false;
    this.changed();
  }

  hide(): void {
    this.branch = undefined;
    this.at.hidden = true;
  }

  /** The epoch that is looked at. */
  get epoch(): number {
    return this.viewed ?? this.branch?.epoch ?? 0;
  }

  /** Looks at the last epoch again, as it is trained. */
  follow(): void {
    this.viewed = undefined;
    this.changed();
  }

  look(epoch: number): void {
    this.viewed = epoch;
    this.changed();
  }

  /** Draws, at the browser's next frame, what there is now. */
  readonly changed = (): void => {
    if (this.waiting) return;
    this.waiting = true;
    requestAnimationFrame(() => {
      this.waiting = false;
      this.draw();
    });
  };

  private draw(): void {
    const { branch } = this;
    if (!branch || branch.points.length === 0) return;
    const { points } = branch;
    const point = this.pointViewed(points);
    this.tell(branch, point);
    const picked = this.picking.angle();
    const shown = [point, points.length, picked, devicePixelRatio, look('ink'), this.at.clientWidth];
    // Thousands of dots, which a branch that trains would otherwise draw anew for each number of its status.
    if (shown.every((one, i) => one === this.shown[i])) return;
    this.shown = shown;
    this.planes.draw(point, this.labels, picked);
    this.charts.draw(points, point.epoch);
    this.slider.min = String(points[0].epoch);
    this.slider.max = String(points[points.length - 1].epoch);
    this.slider.value = String(point.epoch);
    element('[data-part=viewed]', this.at).textContent = epochs(point.epoch);
    this.slider.setAttribute('aria-valuetext', `epoch ${epochs(point.epoch)}`);
  }

  private pointViewed(points: readonly Measured[]): Measured {
    const at = this.viewed ?? Number.POSITIVE_INFINITY;
    return points.findLast(({ epoch }) => epoch <= at) ?? points[0];
  }

  private tell(branch: Branch, point: Measured): void {
    const speed = branch.running ? ` · ${Math.round(branch.rate)} epochs a second` : '';
    element('[data-do=train]', this.at).textContent = branch.running ? 'Stop' : 'Train';
    element('[data-part=status]', this.at).textContent = `epoch ${epochs(branch.epoch)}${speed}`;
    const list = element('dl', this.at);
    const words = Object.entries(inWords(point));
    if (list.childElementCount !== 2 * words.length)
      list.replaceChildren(
        ...words.flatMap(() => [document.createElement('dt'), document.createElement('dd')]),
      );
    words.forEach(([name, value], i) => {
      list.children[2 * i].textContent = name;
      list.children[2 * i + 1].textContent = value;
    });
  }
}
