import { type TypeScript, ts } from './compiler';

export interface Completeness {
  status: 'complete' | 'incomplete' | 'invalid';
  indent?: string;
}

/** Whether a cell can run as it is, waits for more lines, or is wrong whatever follows. */
export function completeness(code: string): Completeness {
  const file = ts.createSourceFile('cell.ts', `${code}\nexport {};`, ts.ScriptTarget.ES2022, false);
  const found = (file as unknown as { parseDiagnostics: TypeScript.Diagnostic[] }).parseDiagnostics;
  if (found.length === 0) return { status: 'complete' };
  const alone = ts.createSourceFile('cell.ts', code, ts.ScriptTarget.ES2022, false);
  const errors = (alone as unknown as { parseDiagnostics: TypeScript.Diagnostic[] }).parseDiagnostics;
  const end = code.trimEnd().length;
  // What is open at the end of the text can still be closed: a bracket, a template, a comment.
  const isOpen =
    errors.length > 0 && errors.every((one) => one.start! + one.length! >= end && isUnfinished(one));
  return isOpen ? { status: 'incomplete', indent: indentAfter(code) } : { status: 'invalid' };
}

/** "… expected", unterminated template, unterminated comment, and the like. */
function isUnfinished(one: TypeScript.Diagnostic): boolean {
  return /expected|unterminated/i.test(String(one.messageText)) && one.code !== 1002;
}

function indentAfter(code: string): string {
  const line = code.trimEnd().split('\n').at(-1) ?? '';
  const indent = /^\s*/.exec(line)![0];
  return /[{([]$/.test(line) ? `${indent}  ` : indent;
}
