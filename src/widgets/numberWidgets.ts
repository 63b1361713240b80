import type {
  BoundedFloatTextState,
  BoundedIntTextState,
  CheckboxState,
  FloatLogSliderState,
  FloatProgressState,
  FloatRangeSliderState,
  FloatSliderState,
  FloatTextState,
  IntProgressState,
  IntRangeSliderState,
  IntSliderState,
  IntTextState,
  PlayState,
  ToggleButtonState,
} from './models/modelStates';
import { type Valued, valued } from './valueWidget';

type Range<State> = Omit<State, 'value'> & { value: readonly [number, number] };
interface Bounded {
  min: number;
  max: number;
  value: number;
}

export type IntSlider = Valued<IntSliderState>;
export type FloatSlider = Valued<FloatSliderState>;
export type FloatLogSlider = Valued<FloatLogSliderState>;
export type IntRangeSlider = Valued<Range<IntRangeSliderState>>;
export type FloatRangeSlider = Valued<Range<FloatRangeSliderState>>;
export type IntText = Valued<IntTextState>;
export type FloatText = Valued<FloatTextState>;
export type BoundedIntText = Valued<BoundedIntTextState>;
export type BoundedFloatText = Valued<BoundedFloatTextState>;
export type IntProgress = Valued<IntProgressState>;
export type FloatProgress = Valued<FloatProgressState>;
export type Play = Valued<PlayState>;
export type Checkbox = Valued<CheckboxState>;
export type ToggleButton = Valued<ToggleButtonState>;

/**
 * A slider: of whole numbers where `min`, `max`, `step` and `value` are whole, otherwise of numbers.
 * @example
 * import { slider } from 'activation-supervision/widgets';
 * const epoch = slider({ min: 0, max: 100_000, step: 1000, value: 25_000 });
 * epoch.on('change', (value) => console.log(value));
 * epoch.value = 26_000;
 * epoch.kind; // => 'IntSlider'
 */
export function slider(options: Partial<FloatSliderState> = {}): FloatSlider {
  const { min, max, step, value } = options;
  const isWhole = [min, max, step, value].every((one) => one === undefined || Number.isInteger(one));
  return isWhole ? (intSlider(options as Partial<IntSliderState>) as FloatSlider) : floatSlider(options);
}

/**
 * A slider of whole numbers; a value out of bounds goes to the next bound.
 * @example
 * import { intSlider } from 'activation-supervision/widgets';
 * const seed = intSlider({ min: 42, max: 51 });
 * seed.value = 60;
 * seed.value; // => 51
 */
export function intSlider(options: Partial<IntSliderState> = {}): IntSlider {
  return valued('IntSlider', options, clamped);
}

/**
 * A slider of numbers; a value out of bounds goes to the next bound. Where no step is given, one that fits the range.
 * @example
 * import { floatSlider } from 'activation-supervision/widgets';
 * floatSlider({ max: 2, value: 0.5 }).step; // => 0.02
 */
export function floatSlider(options: Partial<FloatSliderState> = {}): FloatSlider {
  const { min = 0, max = 10 } = options;
  // A step that fits: a hundred of them, as far as the default is too coarse.
  const step = max - min < 10 ? (max - min) / 100 : 0.1;
  return valued('FloatSlider', { step, ...options }, clamped);
}

/**
 * A slider of powers: `min` and `max` are exponents of `base`.
 * @example
 * import { floatLogSlider } from 'activation-supervision/widgets';
 * floatLogSlider({ min: -5, max: -1, value: 0.001, description: 'learning rate' }).value; // => 0.001
 */
export function floatLogSlider(options: Partial<FloatLogSliderState> = {}): FloatLogSlider {
  return valued('FloatLogSlider', options, ({ base, min, max, value }) => {
    ordered(min, max);
    return { value: Math.min(Math.max(value, base ** min), base ** max) };
  });
}

/**
 * A slider with two ends: `value` is `[from, to]`.
 * @example
 * import { rangeSlider } from 'activation-supervision/widgets';
 * const epochs = rangeSlider({ min: 0, max: 100_000, step: 100, value: [20_000, 60_000] });
 * epochs.value; // => [20000, 60000]
 */
export function rangeSlider(options: Partial<Range<FloatRangeSliderState>> = {}): FloatRangeSlider {
  const { min = 0, max = 10, step = 1, value = [] } = options;
  const isWhole = [min, max, step, ...value].every(Number.isInteger);
  return isWhole
    ? (intRangeSlider(options as Partial<Range<IntRangeSliderState>>) as FloatRangeSlider)
    : floatRangeSlider(options);
}

/**
 * A slider of whole numbers with two ends: `value` is `[from, to]`, the middle half where it is not given.
 * @example
 * import { intRangeSlider } from 'activation-supervision/widgets';
 * intRangeSlider({ min: 0, max: 100 }).value; // => [25, 75]
 */
export function intRangeSlider(options: Partial<Range<IntRangeSliderState>> = {}): IntRangeSlider {
  return valued<'IntRangeSlider', Range<IntRangeSliderState>>(
    'IntRangeSlider',
    { value: quarters(options.min ?? 0, options.max ?? 100).map(Math.round) as [number, number], ...options },
    clampedRange,
  );
}

/**
 * A slider of numbers with two ends: `value` is `[from, to]`, the middle half where it is not given.
 * @example
 * import { floatRangeSlider } from 'activation-supervision/widgets';
 * floatRangeSlider({ min: 0, max: 1, step: 0.05 }).value; // => [0.25, 0.75]
 */
export function floatRangeSlider(options: Partial<Range<FloatRangeSliderState>> = {}): FloatRangeSlider {
  return valued<'FloatRangeSlider', Range<FloatRangeSliderState>>(
    'FloatRangeSlider',
    { value: quarters(options.min ?? 0, options.max ?? 10), ...options },
    clampedRange,
  );
}

/**
 * A field for a whole number.
 * @example
 * import { intText } from 'activation-supervision/widgets';
 * intText({ value: 42, description: 'seed' }).value; // => 42
 */
export function intText(options: Partial<IntTextState> = {}): IntText {
  return valued('IntText', options);
}

/**
 * A field for a number.
 * @example
 * import { floatText } from 'activation-supervision/widgets';
 * floatText({ value: 1.5, description: 'exponent' }).value; // => 1.5
 */
export function floatText(options: Partial<FloatTextState> = {}): FloatText {
  return valued('FloatText', options);
}

/**
 * A field for a whole number from `min` to `max`.
 * @example
 * import { boundedIntText } from 'activation-supervision/widgets';
 * boundedIntText({ min: 1, max: 10, value: 40 }).value; // => 10
 */
export function boundedIntText(options: Partial<BoundedIntTextState> = {}): BoundedIntText {
  return valued('BoundedIntText', options, clamped);
}

/**
 * A field for a number from `min` to `max`.
 * @example
 * import { boundedFloatText } from 'activation-supervision/widgets';
 * boundedFloatText({ min: 0, max: 1, value: 1.5 }).value; // => 1
 */
export function boundedFloatText(options: Partial<BoundedFloatTextState> = {}): BoundedFloatText {
  return valued('BoundedFloatText', options, clamped);
}

/**
 * A bar from `min` to `max`.
 * @example
 * import { intProgress } from 'activation-supervision/widgets';
 * const bar = intProgress({ max: 50, description: 'epochs' });
 * bar.value = 25;
 */
export function intProgress(options: Partial<IntProgressState> = {}): IntProgress {
  return valued('IntProgress', options, clamped);
}

/**
 * A bar from `min` to `max`, of numbers.
 * @example
 * import { floatProgress } from 'activation-supervision/widgets';
 * const bar = floatProgress({ max: 1 });
 * bar.value = 0.25;
 */
export function floatProgress(options: Partial<FloatProgressState> = {}): FloatProgress {
  return valued('FloatProgress', options, clamped);
}

/**
 * A button that counts up by itself, a `step` each `interval` ms: link it to a slider with `jslink`.
 * @example
 * import { play } from 'activation-supervision/widgets';
 * const clock = play({ min: 0, max: 100, step: 5, interval: 200 });
 * clock.value; // => 0
 */
export function play(options: Partial<PlayState> = {}): Play {
  return valued('Play', options, clamped);
}

/**
 * A box to check: `value` is true or false.
 * @example
 * import { checkbox } from 'activation-supervision/widgets';
 * const project = checkbox({ description: 'project it out' });
 * project.on('change', (isOn) => console.log(isOn));
 * project.value = true;
 */
export function checkbox(options: Partial<CheckboxState> = {}): Checkbox {
  return valued('Checkbox', options);
}

/**
 * A button that is pressed or not: `value` is true or false.
 * @example
 * import { toggleButton } from 'activation-supervision/widgets';
 * const exact = toggleButton({ description: 'exact' });
 * exact.value; // => false
 */
export function toggleButton(options: Partial<ToggleButtonState> = {}): ToggleButton {
  return valued('ToggleButton', options);
}

function ordered(min: number, max: number): void {
  if (min > max) throw new TypeError(`expected min up to max, found min ${min} and max ${max}`);
}

function clamped<State extends Bounded>({ min, max, value }: Readonly<State>): Partial<State> {
  ordered(min, max);
  return { value: Math.min(Math.max(value, min), max) } as Partial<State>;
}

function clampedRange<State extends Omit<Bounded, 'value'> & { value: readonly [number, number] }>({
  min,
  max,
  value,
}: Readonly<State>): Partial<State> {
  ordered(min, max);
  const [from, to] = value.map((one) => Math.min(Math.max(one, min), max));
  return { value: from <= to ? [from, to] : [to, from] } as unknown as Partial<State>;
}

function quarters(min: number, max: number): [number, number] {
  return [min + (max - min) / 4, min + ((max - min) * 3) / 4];
}
