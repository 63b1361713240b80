import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { inspect } from 'node:util';
import type { ModelSpec } from './modelSpec';
import { modelSpecs } from './models/modelSpecs';
import { labelled } from './valueWidget';
import { type StaticView, Widget } from './widget';

const place = { module: 'anywidget', version: '~0.11.*' };
const { layout, tabbable, tooltip, _dom_classes } = modelSpecs.HTML.attributes;
const text = { type: 'string' };

/** The model of anywidget, whose attributes are its own affair. */
const spec: ModelSpec = {
  model: { ...place, name: 'AnyModel' },
  view: { ...place, name: 'AnyView' },
  attributes: { _esm: text, _css: text, _anywidget_id: text, _dom_classes, layout, tabbable, tooltip },
  isOpen: true,
};

/** A text, or the address of a file that holds it. */
type Source = string | URL;

class AnyModelWidget<State extends object> extends Widget<State> {
  /** Called with each message that the front-end code sends. @returns what takes it back. */
  on(_event: 'message', listener: (content: unknown, buffers: readonly Uint8Array[]) => void): () => void {
    return this.onMessage(listener);
  }

  protected override staticView(): StaticView {
    const state = Object.entries(this.wireState()).filter(([name]) => !name.startsWith('_'));
    const shown = state.filter(([name]) => !(name in spec.attributes));
    return labelled('widget', inspect(Object.fromEntries(shown), { breakLength: Number.POSITIVE_INFINITY }));
  }
}

/** A widget with front-end code of one's own, with the properties of its state. */
export type AnyModel<State extends object> = AnyModelWidget<State> & State;

/**
 * A widget with front-end code of one's own, as anywidget (0.11) runs it: a module whose default export has `render({ model,
 * el })`. All other attributes are shared with it by their names: JSON, and bytes anywhere in them.
 *
 * @throws TypeError for an attribute whose name all widgets have, such as `id` or `close`.
 * @example
 * import { anyModel } from 'activation-supervision/widgets';
 * const esm = `export default { render({ model, el }) { el.textContent = model.get('count'); } }`;
 * const counter = anyModel({ esm, count: 0 });
 * counter.count += 1;
 * counter.count; // => 1
 */
export function anyModel<State extends object>({
  esm,
  css = '',
  ...state
}: { esm: Source; css?: Source } & State): AnyModel<Omit<State, 'esm' | 'css'>> {
  for (const name of Object.keys(state))
    if (name in AnyModelWidget.prototype)
      throw new TypeError(`anyModel: expected another name for '${name}', which all widgets have`);
  const code = sourceText(esm);
  const id = `activation-supervision.${createHash('sha256').update(code).digest('hex').slice(0, 12)}`;
  const initial = { ...state, _esm: code, _css: sourceText(css), _anywidget_id: id };
  return new AnyModelWidget(spec, initial) as unknown as AnyModel<Omit<State, 'esm' | 'css'>>;
}

function sourceText(source: Source): string {
  return typeof source === 'string' ? source : readFileSync(source, 'utf8');
}
