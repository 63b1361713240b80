import type { DebugProtocol } from '@vscode/debugprotocol';
import type { Frame } from './frames';
import { isBody } from './frames';
import type { Handle } from './handle';

/** What a cell's or a module's function is given by the kernel, or by Node: nobody's variables. */
const given = new Set([
  ...['exports', 'require', 'module', '__filename', '__dirname', 'arguments'],
  ...['__import', '__alias', '__check', '__need', '__meta'],
]);

export function isGiven(name: string): boolean {
  return given.has(name);
}

/** A scope of a frame and where its variables are. */
export interface FrameScope {
  name: DebugProtocol.Scope['name'];
  hint?: DebugProtocol.Scope['presentationHint'];
  handle: Handle;
}

/**
 * The scopes of a frame: all that is local as one, then what encloses it, then the notebook. JavaScript's own globals,
 * hundreds of them, are left out.
 */
export function frameScopes(frame: Frame): FrameScope[] {
  const chain = frame.call.scopeChain;
  const last = chain.findIndex(({ type }) => type === 'local' || type === 'module');
  const numbers = [...chain.keys()];
  const locals = numbers.filter((i) => i <= last);
  const enclosing = numbers.filter(
    (i) => i > last && (chain[i].type === 'closure' || chain[i].type === 'block'),
  );
  const scopes: FrameScope[] = [
    { name: 'Locals', hint: 'locals', handle: { kind: 'frame', frame, scopes: locals } },
    ...enclosing.map((i): FrameScope => {
      const name = chain[i].name ? `Closure (${chain[i].name})` : 'Closure';
      return { name, handle: { kind: 'frame', frame, scopes: [i] } };
    }),
  ];
  if (!frame.isCell) scopes.push({ name: 'Exports', handle: { kind: 'exports', frame } });
  const globals: FrameScope = { name: 'Globals', hint: 'globals', handle: { kind: 'notebook' } };
  // What the body of a cell declares are variables of the notebook.
  return frame.isCell && isBody(frame.call) ? [globals, ...scopes] : [...scopes, globals];
}
