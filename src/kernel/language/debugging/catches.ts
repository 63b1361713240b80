import { type TypeScript, ts } from '../compiler';

/** Whether what is thrown at a place of a text, line and column from 1, is caught in the function that it is in. */
export function catches(text: string, line: number, column: number): boolean {
  const file = ts.createSourceFile('code.tsx', text, ts.ScriptTarget.ES2022, true);
  const starts = file.getLineStarts();
  if (line > starts.length) return false;
  const position = Math.min(starts[line - 1] + column - 1, text.length);
  for (let node: TypeScript.Node | undefined = innermost(file, position); node; node = node.parent) {
    if (ts.isFunctionLike(node)) return false;
    const parent: TypeScript.Node | undefined = node.parent;
    if (parent && ts.isTryStatement(parent) && parent.tryBlock === node && parent.catchClause) return true;
  }
  return false;
}

function innermost(node: TypeScript.Node, position: number): TypeScript.Node {
  const child = ts.forEachChild(node, (one) => (one.pos <= position && position < one.end ? one : undefined));
  return child ? innermost(child, position) : node;
}
