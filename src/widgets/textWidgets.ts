import { modelSpecs } from './models/modelSpecs';
import type { HTMLState, LabelState, TextareaState, TextState } from './models/modelStates';
import { type Valued, ValueWidget, valued } from './valueWidget';
import type { StaticView } from './widget';

class TextWidget extends ValueWidget<TextState> {
  /** Called with each new text, or with the text as Enter is pressed. @returns what takes it back. */
  override on(event: 'change' | 'submit', listener: (value: string, previous: string) => void): () => void {
    if (event === 'change') return super.on(event, listener);
    return this.onMessage((content) => {
      const { event: sent } = (content ?? {}) as { event?: unknown };
      const value = this.read('value') as string;
      if (sent === 'submit') listener(value, value);
    });
  }
}

class HtmlWidget extends ValueWidget<HTMLState> {
  protected override staticView(): StaticView {
    const value = String(this.read('value'));
    return { html: `<div>${value}</div>`, text: value.replace(/<[^>]*>/g, '') };
  }
}

export type Text = TextWidget & TextState;
export type Textarea = Valued<TextareaState>;
export type Html = HtmlWidget & HTMLState;
export type Label = Valued<LabelState>;

/**
 * A field for a line of text.
 * @example
 * import { text } from 'activation-supervision/widgets';
 * const name = text({ value: 'baseline', placeholder: 'a run' });
 * name.value; // => 'baseline'
 */
export function text(options: Partial<TextState> = {}): Text {
  return new TextWidget(modelSpecs.Text, options) as Text;
}

/**
 * A field for a text of several lines.
 * @example
 * import { textarea } from 'activation-supervision/widgets';
 * textarea({ value: 'line by line', rows: 4 }).value; // => 'line by line'
 */
export function textarea(options: Partial<TextareaState> = {}): Textarea {
  return valued('Textarea', options);
}

/**
 * HTML that changes.
 * @param value the HTML, or the attributes.
 * @example
 * import { html } from 'activation-supervision/widgets';
 * const note = html('<b>training</b>');
 * note.value = 'done';
 */
export function html(value: string | Partial<HTMLState> = ''): Html {
  return new HtmlWidget(modelSpecs.HTML, typeof value === 'string' ? { value } : value) as Html;
}

/**
 * A text that changes.
 * @param value the text, or the attributes.
 * @example
 * import { label } from 'activation-supervision/widgets';
 * const note = label('training');
 * note.value = 'done';
 */
export function label(value: string | Partial<LabelState> = ''): Label {
  return valued('Label', typeof value === 'string' ? { value } : value);
}
