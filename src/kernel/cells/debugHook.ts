import { inspect } from 'node:util';
import { type DebugHook, debugKey } from '../debugKey';
import { mimeBundle } from '../display/display';
import type { Converter } from '../language/converter';
import { catches } from '../language/debugging/catches';
import { debugExpression } from '../language/debugging/debugExpression';
import { moduleNames } from '../language/debugging/moduleNames';
import type { Scope } from '../language/scope';
import { sourceOf } from '../language/stackFrames';
import type { Output } from './output';

/** Puts up what the debugger calls in this process, from outside, while no code of its own runs. */
export function installDebugHook(output: Output, scope: Scope, converter: Converter): void {
  const place = `globalThis[Symbol.for('${debugKey}')].scope`;
  const isPlain = (name: string): boolean => /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name);
  const placeIn = (file: string, isKnown: boolean): ((name: string) => string | undefined) => {
    const own = file === '' ? undefined : moduleNames(sourceOf(file) ?? '');
    return (name) => {
      if (own?.has(name)) return own.get(name);
      if (isKnown ? name in scope.names : own === undefined) return `${place}.${name}`;
      return undefined;
    };
  };
  const hook: DebugHook & { scope: object } = {
    scope: scope.names,
    flush: () => output.flush(),
    names: () => Object.fromEntries(Object.keys(scope.names).map((name) => [name, read(scope.names, name)])),
    compile: (text, file, locals) => {
      const known = locals === undefined ? undefined : new Set(JSON.parse(locals) as string[]);
      return debugExpression(text, placeIn(file, known !== undefined), known);
    },
    show: (value, isStopped) => {
      const bundle = mimeBundle(value);
      if (!(bundle instanceof Promise)) return JSON.stringify(bundle);
      // Nothing that waits comes to an end while the thread is stopped.
      return isStopped ? JSON.stringify({ 'text/plain': inspect(value) }) : bundle.then(JSON.stringify);
    },
    isCaught: (places) => {
      type Place = { name: string; line: number; column: number };
      const isCatching = ({ name, line, column }: Place): boolean =>
        catches(sourceOf(name) ?? '', line, column);
      return (JSON.parse(places) as Place[]).some(isCatching);
    },
    keep: (name, value) => {
      if (!isPlain(name)) throw new SyntaxError(`expected the name of a variable, found ${name}`);
      scope.names[name] = value;
      converter.keep([{ name, text: `declare let ${name}: any;`, isValue: true, isType: false }]);
    },
  };
  Object.defineProperty(globalThis, Symbol.for(debugKey), { value: hook });
}

function read(names: Record<string, unknown>, name: string): unknown {
  try {
    return names[name];
  } catch (error) {
    return error;
  }
}
