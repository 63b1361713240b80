import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Comm, CommMessage } from '../kernel/comms';
import { AttributeListeners } from './attributeListeners';
import { ChangeQueue } from './changeQueue';
import { checkAttribute } from './checkAttribute';
import { liveWidgets } from './liveWidgets';
import type { ModelSpec } from './modelSpec';
import { modelSpecs } from './models/modelSpecs';
import { WidgetChannel } from './widgetChannel';
import { readWidgetMessage } from './widgetMessage';
import { ownName, wireName } from './wireNames';
import { fromWire, isSameValue, toWire } from './wireValues';

const display: unique symbol = Symbol.for('Jupyter.display');
const inspectable: unique symbol = Symbol.for('nodejs.util.inspect.custom');

/** MIME type to representation, of a value that is shown. */
export type Bundle = Record<string, unknown>;
/** How a value looks where no front end draws it. */
export interface StaticView {
  readonly html: string;
  readonly text: string;
}

type Unsubscribe = () => void;

/**
 * A widget: attributes that are the same here and in every front end, whoever changes them. They are its properties, typed
 * and checked; in messages they have the names of Jupyter's widgets. Without a kernel that has comms it is a plain object.
 * @example
 * import { slider, Widget } from 'activation-supervision/widgets';
 * const rate = slider({ max: 5, value: 3 });
 * rate instanceof Widget; // => true
 * rate.set({ description: 'rate', value: 4 });
 * rate.close();
 * rate.isClosed; // => true
 */
export class Widget<State extends object = object> {
  readonly #spec: ModelSpec;
  readonly #channel: WidgetChannel | undefined;
  readonly #id: string;
  /** By the names of messages. */
  readonly #state: Record<string, unknown> = {};
  readonly #listeners = new AttributeListeners();
  readonly #messages = new Set<(content: unknown, buffers: readonly Uint8Array[]) => void>();
  readonly #closing = new Set<() => void>();
  #isClosed = false;

  /** @param comm where a front end made the widget, its comm. @throws TypeError for a value of the wrong kind. */
  constructor(spec: ModelSpec, initial: Partial<State>, comm?: Comm) {
    this.#spec = spec;
    for (const [name, { initial: value }] of Object.entries(spec.attributes))
      if (value !== undefined) this.#state[name] = structuredClone(value);
    const names = [...Object.keys(spec.attributes), ...(spec.isOpen ? Object.keys(initial) : [])];
    for (const name of names) this.#define(name);
    this.#id = comm?.id ?? randomUUID();
    this.#assign(initial);
    const whole = (): Record<string, unknown> => this.wireState();
    this.#channel = comm ? new WidgetChannel(comm, whole) : WidgetChannel.open(this.#id, whole);
    if (!this.#channel) return;
    liveWidgets().set(this.#id, this);
    this.#channel.listen(
      (message) => this.#receive(message),
      () => this.#end(),
    );
  }

  /** Names the widget in messages; that of its comm. */
  get id(): string {
    return this.#id;
  }

  /** Whether it was closed, here or by a front end. */
  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** Its kind, such as `IntSlider`. */
  get kind(): string {
    return String(this.#spec.model.name).replace(/Model$/, '');
  }

  /** Changes several attributes in one message. @throws TypeError for a value of the wrong kind; nothing is changed then. */
  set(values: Partial<State>): void {
    this.#assign(values);
  }

  /** Called with each new value of an attribute, whoever changed it. @returns what takes it back. */
  observe<Name extends keyof State & string>(
    name: Name,
    listener: (value: State[Name], previous: State[Name]) => void,
  ): Unsubscribe {
    return this.#listeners.add(this.#wire(name), listener);
  }

  /** The values of an attribute as they come, until the widget is closed. */
  changes<Name extends keyof State & string>(name: Name): AsyncIterableIterator<State[Name]> {
    return this.queue((push) => this.observe(name, push));
  }

  /** Sends a message of one's own to the widget's view. */
  send(content: unknown, buffers: readonly (ArrayBufferView | ArrayBuffer)[] = []): void {
    this.#channel?.sendCustom(content, buffers);
  }

  /** Called with each message that the widget's view sends on its own. @returns what takes it back. */
  onMessage(listener: (content: unknown, buffers: readonly Uint8Array[]) => void): Unsubscribe {
    this.#messages.add(listener);
    return () => void this.#messages.delete(listener);
  }

  /** Removes it from all front ends. */
  close(): void {
    if (this.#isClosed) return;
    this.#channel?.close();
    this.#end();
  }

  /** All attributes as they are sent. */
  wireState(): Record<string, unknown> {
    const { model, view } = this.#spec;
    const where = {
      _model_name: model.name,
      _model_module: model.module,
      _model_module_version: model.version,
      _view_name: view.name,
      _view_module: view.module,
      _view_module_version: view.version,
    };
    return { ...where, ...(toWire(this.#state) as object) };
  }

  /** The widget where a front end draws it, and for all others its value. A promise only where that takes one. */
  [display](): Bundle | Promise<Bundle> {
    return this.isReady ? this.#bundle() : this.ready().then(() => this.#bundle());
  }

  /** How it looks where no front end draws it. */
  get still(): StaticView {
    return this.staticView();
  }

  /** Whether it can be shown at once; otherwise `ready` says when. */
  protected get isReady(): boolean {
    return true;
  }

  protected async ready(): Promise<void> {}

  #bundle(): Bundle {
    this.#channel?.flush();
    const { html, text } = this.staticView();
    const still = { 'text/html': html, 'text/plain': text };
    if (!this.#channel || this.#isClosed) return still;
    const view = { version_major: 2, version_minor: 0, model_id: this.#id };
    return { 'application/vnd.jupyter.widget-view+json': view, ...still };
  }

  [inspectable](_depth: number, options: object, inspect: InspectFunction): string {
    const shown = Object.entries(this.#state).filter(([name]) => !name.startsWith('_') || this.#spec.isOpen);
    const changed = shown.filter(
      ([name, value]) => name === 'value' || !isDeepStrictEqual(value, this.#spec.attributes[name]?.initial),
    );
    const own = Object.fromEntries(changed.map(([name, value]) => [this.#own(name), value]));
    return `${this.kind} ${inspect(own, options)}`;
  }

  /** How it looks where no front end draws it. */
  protected staticView(): StaticView {
    return { html: `<code>${this.kind}</code>`, text: this.kind };
  }

  /** What an attribute is to be, given all others; called after each change. @returns corrections, by name. */
  protected settled(_state: Readonly<State>): Partial<State> {
    return {};
  }

  protected read(name: string): unknown {
    return this.#state[name];
  }

  /** Values as they come from somewhere, until whoever takes them leaves, or the widget is closed. */
  protected queue<Value>(
    listen: (push: (value: Value) => void) => Unsubscribe,
  ): AsyncIterableIterator<Value> {
    const leave = (): void => {
      stop();
      this.#closing.delete(end);
    };
    const queue = new ChangeQueue<Value>(leave);
    const stop = listen((value) => queue.push(value));
    const end = (): void => queue.end();
    if (this.#isClosed) end();
    else this.#closing.add(end);
    return queue;
  }

  #wire(name: string): string {
    const wire = this.#spec.isOpen ? name : wireName(name);
    if (this.#has(wire)) return wire;
    const known = Object.keys(this.#spec.attributes).filter((one) => !one.startsWith('_'));
    throw new TypeError(`${this.kind}: no attribute '${name}'; it has ${known.map(ownName).join(', ')}`);
  }

  /** Names that every object has are none of an attribute. */
  #has(wire: string): boolean {
    return (
      Object.hasOwn(this.#spec.attributes, wire) ||
      (this.#spec.isOpen === true && !(wire in Object.prototype))
    );
  }

  #own(wire: string): string {
    return this.#spec.isOpen ? wire : ownName(wire);
  }

  #define(wire: string): void {
    const own = this.#own(wire);
    if (own in this) return;
    Object.defineProperty(this, own, {
      get: () => this.#get(wire),
      set: (value: unknown) => this.#assign({ [own]: value }),
      // Looking at all of them must not make a layout.
      enumerable: this.#spec.attributes[wire]?.type !== 'reference',
      configurable: true,
    });
  }

  /** Layout and style are made when they are first asked for. */
  #get(wire: string): unknown {
    if (this.#state[wire] === undefined && this.#spec.attributes[wire]?.type === 'reference')
      this.#assign({ [this.#own(wire)]: {} });
    return this.#state[wire];
  }

  #assign(values: object): void {
    const given = Object.entries(values)
      .filter(([, value]) => value !== undefined)
      .map(([own, value]) => {
        const wire = this.#wire(own);
        return [wire, this.#child(wire, value)] as const;
      });
    for (const [wire, value] of given) {
      const wrong = this.#wrong(wire, value);
      if (wrong) throw new TypeError(`${this.kind}.${this.#own(wire)}: ${wrong}`);
    }
    this.#change(Object.fromEntries(given), true);
  }

  #wrong(wire: string, value: unknown): string | undefined {
    const spec = this.#spec.attributes[wire];
    return spec && checkAttribute(spec, value);
  }

  /** A layout, or style, of plain settings. */
  #child(wire: string, value: unknown): unknown {
    const spec = this.#spec.attributes[wire];
    if (spec?.type !== 'reference' || typeof value !== 'object' || value === null) return value;
    if (value instanceof Widget) return value;
    return new Widget(modelSpecs[spec.widget as keyof typeof modelSpecs], value);
  }

  /** @param isOurs whether front ends do not know of it yet. */
  #change(values: Record<string, unknown>, isOurs: boolean): void {
    const before = { ...this.#state };
    const next = { ...before, ...values };
    const own = Object.fromEntries(Object.entries(next).map(([name, value]) => [this.#own(name), value]));
    const settled = Object.entries(this.settled(own as State));
    const corrected = Object.fromEntries(settled.map(([name, value]) => [this.#wire(name), value]));
    Object.assign(this.#state, next, corrected);
    const changed = Object.keys(this.#state).filter((name) => !isSameValue(this.#state[name], before[name]));
    const known = isOurs ? before : next;
    for (const [name, value] of Object.entries(this.#state))
      if (!isSameValue(value, known[name])) this.#channel?.sendSoon(name);
    this.#listeners.tell(changed, this.#state, before);
  }

  /** What a view sends; what has the wrong shape is said on stderr, and the rest of it counts. */
  #receive({ data, buffers }: CommMessage): void {
    const message = readWidgetMessage(data, buffers as readonly Uint8Array[]);
    if ('wrong' in message) console.error(`${this.kind} (widget message): ${message.wrong}`);
    else if (message.method === 'request_state') this.#channel?.sendAll();
    else if (message.method === 'custom')
      for (const listener of [...this.#messages]) listener(message.content, message.buffers);
    else this.#take(message.state);
  }

  #take(state: Record<string, unknown>): void {
    const taken: Record<string, unknown> = {};
    for (const [wire, sent] of Object.entries(state)) {
      if (/^_(model|view)_/.test(wire)) continue;
      const isKnown = this.#has(wire);
      const value = fromWire(sent);
      const wrong = isKnown ? this.#wrong(wire, value) : 'no attribute of this widget';
      if (wrong) console.error(`${this.kind} (widget message): state.${wire}: ${wrong}`);
      else taken[wire] = value;
    }
    if (Object.keys(taken).length === 0) return;
    // Other front ends hear of it, and this one, that it was heard; then what follows from it.
    this.#channel?.sendState('echo_update', toWire(taken) as object);
    for (const wire of Object.keys(taken)) this.#define(wire);
    this.#change(taken, false);
  }

  #end(): void {
    this.#isClosed = true;
    liveWidgets().delete(this.#id);
    for (const end of [...this.#closing]) end();
    this.#closing.clear();
    this.#listeners.clear();
    this.#messages.clear();
  }
}

type InspectFunction = (value: unknown, options: object) => string;
