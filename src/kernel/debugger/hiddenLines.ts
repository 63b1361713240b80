import type { ScriptPosition } from './scriptMap';

/** What the compiler makes of imports and re-exports: properties whose getters nobody wrote, and nobody steps into. */
const property = /^(__alias|Object\.defineProperty)\(exports, "/;

/** Where stretches of such lines begin and end, by turns, in a script's text. */
export function hiddenLines(text: string): ScriptPosition[] {
  const isHidden = text.split('\n').map((line) => property.test(line));
  return [...isHidden, false].flatMap((now, lineNumber) =>
    now === (isHidden[lineNumber - 1] ?? false) ? [] : [{ lineNumber, columnNumber: 0 }],
  );
}
