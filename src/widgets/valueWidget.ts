import { escapeHtml } from '../escapeHtml';
import type { ModelSpec } from './modelSpec';
import { modelSpecs } from './models/modelSpecs';
import type { ModelStates } from './models/modelStates';
import { type StaticView, Widget } from './widget';

interface WithValue {
  value: unknown;
}

/**
 * A widget with a value: `widget.value`, `widget.on('change', …)`, `for await (const value of widget)`.
 * @example
 * import { slider, ValueWidget } from 'activation-supervision/widgets';
 * const rate = slider({ max: 5, value: 3 });
 * rate instanceof ValueWidget; // => true
 * const stop = rate.on('change', (value, previous) => console.log(previous, value));
 * rate.value = 4;
 * stop();
 */
export class ValueWidget<State extends WithValue> extends Widget<State> {
  readonly #settle: ((state: Readonly<State>) => Partial<State>) | undefined;

  /** @param settle corrections of a state, such as a value that is out of bounds. */
  constructor(spec: ModelSpec, initial: Partial<State>, settle?: (state: Readonly<State>) => Partial<State>) {
    super(spec, settle ? withCorrections(spec, initial, settle) : initial);
    this.#settle = settle;
  }

  /** Called with each new value, whoever changed it. @returns what takes it back. */
  on(_event: 'change', listener: (value: State['value'], previous: State['value']) => void): () => void {
    return this.observe('value' as keyof State & string, listener as never);
  }

  /** The values as they come, until the widget is closed. */
  [Symbol.asyncIterator](): AsyncIterableIterator<State['value']> {
    return this.changes('value' as keyof State & string) as AsyncIterableIterator<State['value']>;
  }

  protected override settled(state: Readonly<State>): Partial<State> {
    // The first state is settled before this object is whole.
    return #settle in this ? (this.#settle?.(state) ?? {}) : {};
  }

  protected override staticView(): StaticView {
    const value = valueText(this.read('value'));
    return labelled(String(this.read('description') ?? ''), value);
  }
}

/** A value widget with the properties of its state. */
export type Valued<State extends WithValue> = ValueWidget<State> & State;

type ValueKind = {
  [Kind in keyof ModelStates]: ModelStates[Kind] extends WithValue ? Kind : never;
}[keyof ModelStates];

/** Makes a value widget of a kind. @throws TypeError for an attribute of the wrong kind. */
export function valued<Kind extends ValueKind, State extends WithValue = ModelStates[Kind]>(
  kind: Kind,
  initial: Partial<State>,
  settle?: (state: Readonly<State>) => Partial<State>,
): Valued<State> {
  return new ValueWidget<State>(modelSpecs[kind], initial, settle) as Valued<State>;
}

/** A description and a value as they stand on a page. */
export function labelled(description: string, value: string): StaticView {
  const label = description === '' ? '' : `${description}: `;
  return { html: `<div>${escapeHtml(label)}<b>${escapeHtml(value)}</b></div>`, text: `${label}${value}` };
}

function valueText(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return Array.isArray(value) ? value.join(' to ') : String(value ?? '');
}

/** The corrections of what is given are part of the first state. */
function withCorrections<State extends object>(
  { attributes }: ModelSpec,
  initial: Partial<State>,
  settle: (state: Readonly<State>) => Partial<State>,
): Partial<State> {
  const given = Object.entries(initial).filter(([, value]) => value !== undefined);
  const whole = Object.entries(attributes).map(([name, { initial: value }]) => [name, value]);
  return { ...initial, ...settle(Object.fromEntries([...whole, ...given]) as State) };
}
