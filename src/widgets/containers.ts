import { escapeHtml } from '../escapeHtml';
import type { ModelSpec } from './modelSpec';
import { modelSpecs } from './models/modelSpecs';
import type { AccordionState, HBoxState, StackState, TabState, VBoxState } from './models/modelStates';
import { type StaticView, Widget } from './widget';

type Holding<State> = Omit<State, 'children'> & { children: readonly Widget[] };

/** A widget that holds others. */
export class Container<State extends { children: readonly object[] }> extends Widget<State> {
  /** @throws TypeError for a child that is no widget. */
  constructor(spec: ModelSpec, initial: Partial<State>) {
    for (const child of initial.children ?? []) needWidget(child);
    super(spec, initial);
  }

  protected override settled({ children }: Readonly<State>): Partial<State> {
    children.forEach(needWidget);
    return {};
  }

  protected override staticView(): StaticView {
    const children = this.read('children') as readonly Widget[];
    const titles = (this.read('titles') ?? []) as readonly string[];
    const views = children.map((child, i) => titledView(child.still, titles[i]));
    const html = views.map((view) => view.html).join('');
    return { html: `<div>${html}</div>`, text: views.map((view) => view.text).join('\n') };
  }
}

function titledView({ html, text }: StaticView, title: string | undefined): StaticView {
  if (!title) return { html, text };
  return { html: `<div><i>${escapeHtml(title)}</i>${html}</div>`, text: `${title}\n${text}` };
}

function needWidget(child: object): void {
  if (!(child instanceof Widget)) throw new TypeError(`children: expected widgets, found ${String(child)}`);
}

export type HBox = Container<Holding<HBoxState>> & Holding<HBoxState>;
export type VBox = Container<Holding<VBoxState>> & Holding<VBoxState>;
export type Tab = Container<Holding<TabState>> & Holding<TabState>;
export type Accordion = Container<Holding<AccordionState>> & Holding<AccordionState>;
export type Stack = Container<Holding<StackState>> & Holding<StackState>;

/** Widgets beside each other. */
export function hbox(...children: readonly Widget[]): HBox {
  return new Container(modelSpecs.HBox, { children }) as HBox;
}

/** Widgets below each other. */
export function vbox(...children: readonly Widget[]): VBox {
  return new Container(modelSpecs.VBox, { children }) as VBox;
}

/** Widgets behind each other, by the titles of their tabs. */
export function tab(children: Readonly<Record<string, Widget>>, options: Partial<TabState> = {}): Tab {
  const selectedIndex = Object.keys(children).length > 0 ? 0 : null;
  return new Container(modelSpecs.Tab, { selectedIndex, ...options, ...titled(children) }) as unknown as Tab;
}

/** Widgets that open, by their titles; all closed unless `selectedIndex` says otherwise. */
export function accordion(
  children: Readonly<Record<string, Widget>>,
  options: Partial<AccordionState> = {},
): Accordion {
  return new Container(modelSpecs.Accordion, { ...options, ...titled(children) }) as unknown as Accordion;
}

/** Widgets of which one is shown: that of `selectedIndex`. */
export function stack(children: readonly Widget[], selectedIndex: number | null = 0): Stack {
  return new Container(modelSpecs.Stack, { children, selectedIndex }) as unknown as Stack;
}

function titled(children: Readonly<Record<string, Widget>>): { children: Widget[]; titles: string[] } {
  return { children: Object.values(children), titles: Object.keys(children) };
}
