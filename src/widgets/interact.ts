import { commsHere } from '../kernel/comms';
import { Container } from './containers';
import { modelSpecs } from './models/modelSpecs';
import { checkbox, floatSlider, intSlider } from './numberWidgets';
import { type Output, output } from './output';
import { dropdown } from './selectionWidgets';
import { text } from './textWidgets';
import { Widget } from './widget';

/**
 * What a value of `interact` is set with: a widget, `[min, max]` or a number for a slider, true or false for a checkbox, a
 * text for a field, options to choose from.
 */
export type Control =
  | (Widget & { value: unknown })
  | readonly [min: number, max: number]
  | number
  | boolean
  | string
  | readonly unknown[]
  | Readonly<Record<string, string | number | boolean>>;

/** The values of the controls, by name. */
export type ControlValues<Controls> = { [Name in keyof Controls]: ControlValue<Controls[Name]> };

type ControlValue<One> = One extends Widget & { value: infer Value }
  ? Value
  : One extends readonly [number, number]
    ? number
    : One extends number
      ? number
      : One extends boolean
        ? boolean
        : One extends string
          ? string
          : One extends readonly (infer Option)[]
            ? Option extends readonly [string, infer Value]
              ? Value
              : Option
            : One[keyof One];

type ControlWidget<One> = One extends Widget ? One : Widget & { value: ControlValue<One> };

type Valued = Widget & { value: unknown };

/** How long, in ms, a widget waits with its first picture for a function that takes its time. */
const patience = 1_000;

/**
 * Controls above what a function makes of their values.
 * @example
 * import { interact, Interactive } from 'activation-supervision/widgets';
 * const square = interact(({ n }) => n ** 2, { n: 3 });
 * square instanceof Interactive; // => true
 * square.controls.n.value = 4;
 * square.values; // => { n: 4 }
 */
export class Interactive<Controls extends Readonly<Record<string, Control>>> extends Container<{
  children: readonly Widget[];
}> {
  /** The widgets, by name. */
  readonly controls: { readonly [Name in keyof Controls]: ControlWidget<Controls[Name]> };
  /** Where the result is. */
  readonly output: Output;
  readonly #run: (values: ControlValues<Controls>) => unknown;
  #running: Promise<void> | undefined;
  #isOutdated = false;

  constructor(run: (values: ControlValues<Controls>) => unknown, controls: Controls) {
    const widgets = Object.entries(controls).map(
      ([name, control]) => [name, controlOf(name, control)] as const,
    );
    const shown = output();
    super(modelSpecs.VBox, { children: [...widgets.map(([, widget]) => widget), shown] });
    this.controls = Object.fromEntries(widgets) as unknown as typeof this.controls;
    this.output = shown;
    this.#run = run;
    for (const [, widget] of widgets) valueEvents(widget)(() => this.update());
    const first = this.#start();
    if ('error' in first) throw first.error;
  }

  /** What the function is called with. */
  get values(): ControlValues<Controls> {
    const entries = Object.entries(this.controls).map(([name, widget]) => [name, (widget as Valued).value]);
    return Object.fromEntries(entries) as ControlValues<Controls>;
  }

  /** Calls the function again; once more after it, with the latest values, where it is still at work. */
  update(): void {
    if (this.#running) {
      this.#isOutdated = true;
      return;
    }
    const started = this.#start();
    if ('error' in started) this.output.fail(started.error);
  }

  /** Waits a moment for a first result that is still being made or drawn; without front ends, until it is there. */
  protected override async ready(): Promise<void> {
    const late = new Promise<void>((resolve) => setTimeout(resolve, patience).unref());
    await (commsHere() ? Promise.race([this.#running, late]) : this.#running);
    this.output.flush();
  }

  protected override get isReady(): boolean {
    this.output.flush();
    return this.#running === undefined;
  }

  #start(): { error: unknown } | { ok: true } {
    this.#isOutdated = false;
    const { output } = this;
    output.clear(true);
    try {
      const result = output.capture(() => this.#run(this.values));
      const shown =
        result instanceof Promise ? result.then((value) => this.#show(value)) : this.#show(result);
      if (shown) this.#running = shown.catch((error) => output.fail(error)).then(() => this.#ended());
      else this.#ended();
      return { ok: true };
    } catch (error) {
      return { error };
    }
  }

  #show(result: unknown): undefined | Promise<void> {
    return result === undefined ? undefined : this.output.show(result);
  }

  #ended(): void {
    this.#running = undefined;
    if (this.output.isStale) this.output.clear();
    if (this.#isOutdated) this.update();
  }
}

/**
 * Calls a function with the values of controls, now and whenever one of them changes, and shows what it prints, shows and
 * gives. A function that gives a promise is called again only once that is settled, with the latest values.
 *
 * @throws what the function throws at its first call, and TypeError for a control that is none.
 * @example
 * import { interact } from 'activation-supervision/widgets';
 * const controls = { n: [0, 10], kind: ['sine', 'cosine'] } as const;
 * const wave = interact(({ n, kind }) => `${n} times a ${kind}`, controls);
 * wave.values; // => { n: 5, kind: 'sine' }
 */
export function interact<const Controls extends Readonly<Record<string, Control>>>(
  run: (values: ControlValues<Controls>) => unknown,
  controls: Controls,
): Interactive<Controls> {
  return new Interactive(run, controls);
}

function controlOf(name: string, control: Control): Valued {
  if (control instanceof Widget) {
    const named = control as Valued & { description?: string };
    if (named.description === '') named.description = name;
    return named;
  }
  const made = shorthand(control, name);
  if (made) return made as Valued;
  throw new TypeError(
    `interact: ${name}: expected a widget, [min, max], a number, true or false, a text, or options to choose from`,
  );
}

function shorthand(control: Exclude<Control, Widget>, description: string): Widget | undefined {
  if (typeof control === 'boolean') return checkbox({ value: control, description });
  if (typeof control === 'string') return text({ value: control, description });
  if (typeof control === 'number') return numbers(...around(control), control, description);
  if (isRange(control)) {
    const [min, max] = control;
    const middle = min + (max - min) / 2;
    return numbers(min, max, [min, max].every(Number.isInteger) ? Math.floor(middle) : middle, description);
  }
  if (typeof control !== 'object' || control === null) return undefined;
  return dropdown({ options: control as readonly unknown[], description });
}

function isRange(control: unknown): control is readonly [number, number] {
  return Array.isArray(control) && control.length === 2 && control.every((one) => typeof one === 'number');
}

/** From minus one to three times a number. */
function around(value: number): [number, number] {
  if (value === 0) return [0, 1];
  return value > 0 ? [-value, 3 * value] : [3 * value, -value];
}

function numbers(min: number, max: number, value: number, description: string): Widget {
  const isWhole = [min, max, value].every(Number.isInteger);
  return (isWhole ? intSlider : floatSlider)({ min, max, value, description });
}

/** Anything that has a value says when it changes. */
function valueEvents(widget: Valued): (listener: () => void) => void {
  const { on } = widget as { on?: (event: 'change', listener: () => void) => void };
  return on
    ? (listener) => on.call(widget, 'change', listener)
    : (listener) => widget.observe('value' as never, listener);
}
