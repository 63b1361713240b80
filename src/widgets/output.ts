import { commsHere } from '../kernel/comms';
import { localBundle } from './localBundle';
import { modelSpecs } from './models/modelSpecs';
import type { OutputState } from './models/modelStates';
import { errorItem, itemView, type OutputItem, outputItem } from './outputItem';
import { type Bundle, type StaticView, Widget } from './widget';

/** Outputs and characters of a text that are kept; the oldest go first. */
const most = 200;
const longest = 100_000;
/** Time between two messages to front ends, ms. */
const interval = 50;

interface Kept {
  item: OutputItem;
  /** Of a display that may be updated. */
  readonly id?: string;
}

type State = Omit<OutputState, 'outputs'> & { outputs: readonly OutputItem[] };

/** A place for what code prints and shows. */
class OutputWidget extends Widget<State> {
  #kept: Kept[] = [];
  #isStale = false;
  #turn = 0;
  #sent = Number.NEGATIVE_INFINITY;
  #timer: NodeJS.Timeout | undefined;

  /**
   * Runs `body`; what it prints and shows, also after an `await`, appears here.
   * Where the kernel cannot say what belongs to it, it appears where it would without this.
   */
  capture<Result>(body: () => Result): Result {
    const host = commsHere();
    return host ? host.capture((kind, content) => this.#take(kind, content), body) : body();
  }

  /** Adds a value as the kernel shows it. A promise only where drawing takes one. */
  show(value: unknown): undefined | Promise<void> {
    const bundle = localBundle(value);
    const add = (data: Bundle): void => this.append({ output_type: 'display_data', data, metadata: {} });
    if (bundle instanceof Promise) return bundle.then(add);
    add(bundle);
    return undefined;
  }

  /** Shows a value in the place of all that is here; of values that take a while to draw, the latest. */
  replace(value: unknown): void {
    const turn = ++this.#turn;
    const put = (data: Bundle): void => {
      if (turn !== this.#turn) return;
      this.clear(true);
      this.append({ output_type: 'display_data', data, metadata: {} });
    };
    const bundle = localBundle(value);
    if (bundle instanceof Promise) void bundle.then(put);
    else put(bundle);
  }

  /** Adds a failure. */
  fail(thrown: unknown): void {
    this.append(errorItem(thrown));
  }

  append(item: OutputItem): void {
    this.#add({ item });
  }

  /** Removes all. @param wait only as the next output comes, so that nothing flickers. */
  clear(wait = false): void {
    this.#isStale = wait;
    if (wait) return;
    this.#turn += 1;
    this.#kept = [];
    this.#show();
  }

  /** Whether the last `clear(true)` still waits for an output. */
  get isStale(): boolean {
    return this.#isStale;
  }

  protected override staticView(): StaticView {
    const views = this.#kept.map(({ item }) => itemView(item));
    const html = views.map((view) => view.html).join('');
    return { html: `<div>${html}</div>`, text: views.map((view) => view.text).join('\n') };
  }

  #take(kind: string, content: Record<string, unknown>): void {
    const id = (content.transient as { display_id?: string } | undefined)?.display_id;
    const item = outputItem(kind, content);
    if (kind === 'clear_output') this.clear(content.wait === true);
    else if (kind === 'update_display_data') this.#replace(id, content);
    else if (item) this.#add({ item, id });
  }

  #replace(id: string | undefined, content: Record<string, unknown>): void {
    const item = outputItem('display_data', content)!;
    for (const one of this.#kept) if (one.id !== undefined && one.id === id) one.item = item;
    this.#changed();
  }

  #add(added: Kept): void {
    if (this.#isStale) this.#kept = [];
    this.#isStale = false;
    const last = this.#kept.at(-1);
    const { item } = added;
    if (last?.item.output_type === 'stream' && item.output_type === 'stream' && last.item.name === item.name)
      last.item = { ...item, text: (last.item.text + item.text).slice(-longest) };
    else this.#kept.push(added);
    if (this.#kept.length > most) this.#kept.shift();
    this.#changed();
  }

  #changed(): void {
    const rest = this.#sent + interval - performance.now();
    if (rest <= 0) this.#show();
    else this.#timer ??= setTimeout(() => this.#show(), rest);
  }

  #show(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#sent = performance.now();
    this.set({ outputs: this.#kept.map(({ item }) => item) });
  }

  /** Sends what is held back for a moment. */
  flush(): void {
    if (this.#timer) this.#show();
  }
}

export type Output = OutputWidget & State;

/**
 * A place for what code prints and shows: `output.capture(() => …)`, `output.show(value)`.
 * @example
 * import { output } from 'activation-supervision/widgets';
 * const place = output();
 * place.show('first');
 * place.replace('second');
 * place.outputs.length; // => 1
 */
export function output(options: Partial<Pick<State, 'layout'>> = {}): Output {
  return new OutputWidget(modelSpecs.Output, options) as Output;
}
