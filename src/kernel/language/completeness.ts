import { isOnlyJsx, parseErrors } from './cellText';
import { ts } from './compiler';

export interface Completeness {
  status: 'complete' | 'incomplete' | 'invalid';
  indent?: string;
}

/** Whether a cell can run as it is, waits for more lines, or is wrong whatever follows. */
export function completeness(code: string): Completeness {
  const file = ts.createSourceFile('cell.ts', code, ts.ScriptTarget.ES2022, false);
  const errors = parseErrors(file);
  if (errors.length === 0 || isOnlyJsx(code, file)) return { status: 'complete' };
  const end = code.trimEnd().length;
  // What is open at the end of the text, a bracket, a template, a comment, can still be closed; a string cannot.
  const isOpen = errors.every((one) => one.start! >= end && one.code !== unterminatedString);
  return isOpen ? { status: 'incomplete', indent: indentAfter(code) } : { status: 'invalid' };
}

const unterminatedString = 1002;

function indentAfter(code: string): string {
  const line = code.trimEnd().split('\n').at(-1) ?? '';
  const indent = /^\s*/.exec(line)![0];
  return /[{([]$/.test(line) ? `${indent}  ` : indent;
}
