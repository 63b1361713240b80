import { modelSpecs } from './models/modelSpecs';
import type {
  DropdownState,
  RadioButtonsState,
  SelectionSliderState,
  SelectState,
  ToggleButtonsState,
} from './models/modelStates';
import { labelled } from './valueWidget';
import { type StaticView, Widget } from './widget';

/** What can be chosen: values, `[label, value]` pairs, or values by label. */
export type Options<Value> =
  | readonly Value[]
  | readonly (readonly [label: string, value: Value])[]
  | Readonly<Record<string, Value>>;

type Indexed = { index: number | null };

/**
 * A choice of one of several values, which may be of any kind; front ends know only their labels.
 * @example
 * import { dropdown, Selection } from 'activation-supervision/widgets';
 * const phase = dropdown({ options: ['build', 'peak', 'onset'] });
 * phase instanceof Selection; // => true
 * phase.options = ['peak', 'onset'];
 * phase.value; // => 'peak'
 */
export class Selection<Value, State extends Indexed = Indexed> extends Widget<State> {
  #pairs: readonly (readonly [string, Value])[] = [];

  /** @throws TypeError for a value that is not among the options. */
  constructor(
    kind: keyof typeof modelSpecs,
    { options, value, ...rest }: { options: Options<Value>; value?: Value },
  ) {
    const pairs = pairsOf(options);
    const chosen = value === undefined ? (pairs.length > 0 ? 0 : null) : indexIn(pairs, value, kind);
    const initial = { index: chosen, ...rest, _options_labels: pairs.map(([label]) => label) };
    super(modelSpecs[kind], initial as unknown as Partial<State>);
    this.#pairs = pairs;
  }

  /** What is chosen. */
  get value(): Value {
    return this.#pairs[this.read('index') as number]?.[1] as Value;
  }

  set value(value: Value) {
    this.set({ index: indexIn(this.#pairs, value, this.kind) } as Partial<State>);
  }

  /** The label of what is chosen. */
  get label(): string {
    return this.#pairs[this.read('index') as number]?.[0] ?? '';
  }

  get options(): readonly Value[] {
    return this.#pairs.map(([, value]) => value);
  }

  /** Other options; what was chosen stays chosen where it is among them, otherwise the first is. */
  set options(options: Options<Value>) {
    const { value } = this;
    this.#pairs = pairsOf(options);
    const kept = this.#pairs.findIndex(([, one]) => Object.is(one, value));
    const index = this.#pairs.length === 0 ? null : Math.max(kept, 0);
    const labels = this.#pairs.map(([label]) => label);
    this.set({ _options_labels: labels, index } as unknown as Partial<State>);
  }

  /** Called with each new value, whoever chose it. @returns what takes it back. */
  on(_event: 'change', listener: (value: Value) => void): () => void {
    return this.observe('index' as keyof State & string, (() => listener(this.value)) as never);
  }

  /** The values as they are chosen, until the widget is closed. */
  [Symbol.asyncIterator](): AsyncIterableIterator<Value> {
    return this.queue<Value>((push) => this.on('change', push));
  }

  protected override settled(state: Readonly<State>): Partial<State> {
    const count = (state as unknown as { _options_labels: unknown[] })._options_labels.length;
    const { index } = state;
    if (index === null || (index >= 0 && index < count)) return {};
    throw new TypeError(`${this.kind}.index: expected 0 to ${count - 1}, found ${index}`);
  }

  protected override staticView(): StaticView {
    return labelled(String(this.read('description') ?? ''), this.label);
  }
}

type Choice<Value, State extends Indexed> = Selection<Value, State> & State;
type Choosing<Value, State> = Partial<State> & { options: Options<Value>; value?: NoInfer<Value> };
type NoInfer<Value> = [Value][Value extends unknown ? 0 : never];

export type Dropdown<Value> = Choice<Value, DropdownState>;
export type ToggleButtons<Value> = Choice<Value, ToggleButtonsState>;
export type RadioButtons<Value> = Choice<Value, RadioButtonsState>;
export type Select<Value> = Choice<Value, SelectState>;
export type SelectionSlider<Value> = Choice<Value, SelectionSliderState>;

/**
 * A list that opens. `value` is the first of the options unless given.
 * @example
 * import { dropdown } from 'activation-supervision/widgets';
 * const condition = dropdown({ options: { 'as trained': 'subtractive', exact: 'summed' } });
 * condition.value; // => 'subtractive'
 */
export function dropdown<const Value>(options: Choosing<Value, DropdownState>): Dropdown<Value> {
  return new Selection('Dropdown', options) as unknown as Dropdown<Value>;
}

/**
 * A row of buttons of which one is pressed.
 * @example
 * import { toggleButtons } from 'activation-supervision/widgets';
 * toggleButtons({ options: [['seed 42', 42], ['seed 43', 43]] }).label; // => 'seed 42'
 */
export function toggleButtons<const Value>(
  options: Choosing<Value, ToggleButtonsState>,
): ToggleButtons<Value> {
  return new Selection('ToggleButtons', options) as unknown as ToggleButtons<Value>;
}

/**
 * Options below each other of which one is chosen.
 * @example
 * import { radioButtons } from 'activation-supervision/widgets';
 * radioButtons({ options: ['as trained', 'exact'], value: 'exact' }).value; // => 'exact'
 */
export function radioButtons<const Value>(options: Choosing<Value, RadioButtonsState>): RadioButtons<Value> {
  return new Selection('RadioButtons', options) as unknown as RadioButtons<Value>;
}

/**
 * A list of which one line is chosen.
 * @example
 * import { select } from 'activation-supervision/widgets';
 * select({ options: [42, 43, 44], rows: 3 }).value; // => 42
 */
export function select<const Value>(options: Choosing<Value, SelectState>): Select<Value> {
  return new Selection('Select', options) as unknown as Select<Value>;
}

/**
 * A slider over any values.
 * @example
 * import { selectionSlider } from 'activation-supervision/widgets';
 * const epoch = selectionSlider({ options: [20_000, 25_700, 26_000], value: 25_700 });
 * epoch.value; // => 25700
 */
export function selectionSlider<const Value>(
  options: Choosing<Value, SelectionSliderState>,
): SelectionSlider<Value> {
  return new Selection('SelectionSlider', options) as unknown as SelectionSlider<Value>;
}

function pairsOf<Value>(options: Options<Value>): (readonly [string, Value])[] {
  if (!Array.isArray(options)) return Object.entries(options as Record<string, Value>);
  const arePairs = options.every(
    (one) => Array.isArray(one) && one.length === 2 && typeof one[0] === 'string',
  );
  if (arePairs) return [...options];
  return options.map((value) => [String(value), value] as const);
}

function indexIn<Value>(pairs: readonly (readonly [string, Value])[], value: Value, kind: string): number {
  const index = pairs.findIndex(([, one]) => Object.is(one, value));
  if (index >= 0) return index;
  const labels = pairs.map(([label]) => label).join(', ');
  throw new TypeError(`${kind}.value: expected one of the options (${labels}), found ${String(value)}`);
}
