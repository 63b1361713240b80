import { commsHere } from '../kernel/comms';
import { modelSpecs } from './models/modelSpecs';
import type { LinkState } from './models/modelStates';
import { Widget } from './widget';

/** A widget's attribute; its value unless named. */
export type Linked = Widget | readonly [widget: Widget, attribute: string];

/**
 * Keeps two attributes the same, in the front end, without a way through the kernel.
 * @returns a link; `close()` ends it.
 * @example
 * import { hbox, jslink, play, slider } from 'activation-supervision/widgets';
 * const [clock, epoch] = [play({ max: 100 }), slider({ max: 100 })];
 * jslink(clock, epoch);
 * hbox(clock, epoch);
 */
export function jslink(source: Linked, target: Linked): Widget<LinkState> {
  return link('Link', source, target);
}

/**
 * The target follows the source, in the front end.
 * @returns a link; `close()` ends it.
 * @example
 * import { intProgress, jsdlink, slider } from 'activation-supervision/widgets';
 * const [epoch, bar] = [slider({ max: 100 }), intProgress({ max: 100 })];
 * const link = jsdlink(epoch, bar);
 * link.close();
 */
export function jsdlink(source: Linked, target: Linked): Widget<LinkState> {
  return link('DirectionalLink', source, target);
}

function link(kind: 'Link' | 'DirectionalLink', source: Linked, target: Linked): Widget<LinkState> {
  const [from, to] = [end(source), end(target)];
  if (!commsHere()) {
    follow(from, to);
    if (kind === 'Link') follow(to, from);
  }
  return new Widget<LinkState>(modelSpecs[kind], { source: from, target: to });
}

function end(one: Linked): readonly [Widget, string] {
  return one instanceof Widget ? [one, 'value'] : one;
}

/** Where there is no front end, here. */
function follow([source, name]: readonly [Widget, string], [target, other]: readonly [Widget, string]): void {
  const set = (value: unknown): void => target.set({ [other]: value });
  set((source as unknown as Record<string, unknown>)[name]);
  source.observe(name as never, set as never);
}
