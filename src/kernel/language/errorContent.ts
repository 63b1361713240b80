import { inspect } from 'node:util';
import type { ErrorContent } from '../protocol';
import { codeFrame } from './codeFrame';
import type { CellDiagnostic } from './program/cellDiagnostics';
import { shownStack, sourceOf } from './stackFrames';

const red = (text: string): string => `\u001b[31m${text}\u001b[39m`;
const maximum = 10_000;
const shownDiagnostics = 10;
const shownParts = 10;

/** A thrown value as Jupyter's error: what it was, what it said, and where in the cell. */
export function errorContent(thrown: unknown): ErrorContent {
  const { ename, evalue, frames } = describe(thrown);
  const place = /(In\[[^\]]*\]):(\d+):(\d+)/.exec(frames);
  const source = place && sourceOf(place[1]);
  const traceback = [`${red(ename)}: ${evalue}`];
  if (place && source) traceback.push(codeFrame(source, Number(place[2]), Number(place[3])));
  if (frames) traceback.push(frames);
  return { ename, evalue, traceback };
}

/** The compiler's complaints as one error, each with its line and a caret. */
export function diagnosticContent(diagnostics: CellDiagnostic[], cell: string, name: string): ErrorContent {
  const isSyntax = diagnostics[0].isSyntax;
  const ename = isSyntax ? 'SyntaxError' : 'TypeScriptError';
  const entries = diagnostics.slice(0, shownDiagnostics).map((one) => {
    const before = cell.slice(0, one.start);
    const line = before.split('\n').length;
    const column = one.start - before.lastIndexOf('\n');
    const place = `    at ${name}:${line}:${column}`;
    const code = one.code === undefined ? '' : ` (TS${one.code})`;
    return `${red(ename)}: ${one.message}${code}\n${codeFrame(cell, line, column, one.length)}\n${place}`;
  });
  if (diagnostics.length > shownDiagnostics)
    entries.push(`… and ${diagnostics.length - shownDiagnostics} more`);
  return { ename, evalue: diagnostics[0].message, traceback: entries };
}

function describe(thrown: unknown): { ename: string; evalue: string; frames: string } {
  try {
    if (!(thrown instanceof Error)) return { ename: 'Thrown', evalue: cut(inspect(thrown)), frames: '' };
    const stack = shownStack(thrown);
    const first = stack.search(/^ {4}at /m);
    const cause = thrown.cause === undefined ? '' : `Caused by: ${cut(inspect(thrown.cause))}`;
    const parts = thrown instanceof AggregateError ? thrown.errors.slice(0, shownParts) : [];
    const inner = parts.map((one) => `One of its errors: ${cut(inspect(one))}`);
    const frames = first < 0 ? '' : stack.slice(first);
    return {
      ename: String(thrown.name || 'Error'),
      evalue: cut(String(thrown.message)),
      frames: [cut(frames), cause, ...inner].filter(Boolean).join('\n'),
    };
  } catch {
    return { ename: 'Error', evalue: 'a value was thrown that cannot be shown', frames: '' };
  }
}

function cut(text: string): string {
  return text.length > maximum ? `${text.slice(0, maximum)}… [cut]` : text;
}
