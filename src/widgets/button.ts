import { escapeHtml } from '../escapeHtml';
import { modelSpecs } from './models/modelSpecs';
import type { ButtonState } from './models/modelStates';
import { type StaticView, Widget } from './widget';

class ButtonWidget extends Widget<ButtonState> {
  /** Called with each click. @returns what takes it back. */
  on(_event: 'click', listener: () => void): () => void {
    return this.onMessage((content) => {
      if ((content as { event?: unknown } | null)?.event === 'click') listener();
    });
  }

  /** The clicks as they come, numbered from 1, until the widget is closed. */
  [Symbol.asyncIterator](): AsyncIterableIterator<number> {
    let count = 0;
    return this.queue<number>((push) => this.on('click', () => push(++count)));
  }

  protected override staticView(): StaticView {
    const text = String(this.read('description'));
    return { html: `<div>[${escapeHtml(text)}]</div>`, text: `[${text}]` };
  }
}

export type Button = ButtonWidget & ButtonState;

/**
 * A button to click.
 * @param options its text, or its attributes.
 * @example
 * import { button } from 'activation-supervision/widgets';
 * const stop = button('Stop');
 * let isOn = true;
 * stop.on('click', () => (isOn = false));
 * stop.description; // => 'Stop'
 */
export function button(options: string | Partial<ButtonState> = {}): Button {
  const initial = typeof options === 'string' ? { description: options } : options;
  return new ButtonWidget(modelSpecs.Button, initial) as Button;
}
