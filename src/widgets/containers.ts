import { escapeHtml } from '../escapeHtml';
import type { ModelSpec } from './modelSpec';
import { modelSpecs } from './models/modelSpecs';
import type { AccordionState, HBoxState, StackState, TabState, VBoxState } from './models/modelStates';
import { type StaticView, Widget } from './widget';

type Holding<State> = Omit<State, 'children'> & { children: readonly Widget[] };

/**
 * A widget that holds others.
 * @example
 * import { Container, hbox } from 'activation-supervision/widgets';
 * hbox() instanceof Container; // => true
 */
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

/**
 * Widgets beside each other.
 * @example
 * import { button, hbox } from 'activation-supervision/widgets';
 * hbox(button('Back'), button('On')).children.length; // => 2
 */
export function hbox(...children: readonly Widget[]): HBox {
  return new Container(modelSpecs.HBox, { children }) as HBox;
}

/**
 * Widgets below each other.
 * @example
 * import { checkbox, output, vbox } from 'activation-supervision/widgets';
 * const [project, chart] = [checkbox({ description: 'project it out' }), output()];
 * vbox(project, chart).children.length; // => 2
 */
export function vbox(...children: readonly Widget[]): VBox {
  return new Container(modelSpecs.VBox, { children }) as VBox;
}

/**
 * Widgets behind each other, by the titles of their tabs.
 * @example
 * import { html, tab } from 'activation-supervision/widgets';
 * const pages = tab({ First: html('one'), Second: html('two') });
 * pages.titles; // => ['First', 'Second']
 */
export function tab(children: Readonly<Record<string, Widget>>, options: Partial<TabState> = {}): Tab {
  const selectedIndex = Object.keys(children).length > 0 ? 0 : null;
  return new Container(modelSpecs.Tab, { selectedIndex, ...options, ...titled(children) }) as unknown as Tab;
}

/**
 * Widgets that open, by their titles; all closed unless `selectedIndex` says otherwise.
 * @example
 * import { accordion, checkbox, slider } from 'activation-supervision/widgets';
 * const all = accordion({ Rate: slider({ max: 5 }), More: checkbox() }, { selectedIndex: 0 });
 * all.titles; // => ['Rate', 'More']
 */
export function accordion(
  children: Readonly<Record<string, Widget>>,
  options: Partial<AccordionState> = {},
): Accordion {
  return new Container(modelSpecs.Accordion, { ...options, ...titled(children) }) as unknown as Accordion;
}

/**
 * Widgets of which one is shown: that of `selectedIndex`.
 * @example
 * import { html, stack } from 'activation-supervision/widgets';
 * const pages = stack([html('one'), html('two')], 0);
 * pages.selectedIndex = 1;
 */
export function stack(children: readonly Widget[], selectedIndex: number | null = 0): Stack {
  return new Container(modelSpecs.Stack, { children, selectedIndex }) as unknown as Stack;
}

function titled(children: Readonly<Record<string, Widget>>): { children: Widget[]; titles: string[] } {
  return { children: Object.values(children), titles: Object.keys(children) };
}
