import { type TypeScript, ts } from '../compiler';
import { isReference } from '../rewriteCell';

/**
 * Compiles what is to be evaluated where a program is stopped: an expression, or statements, in TypeScript.
 * @param placeOf JavaScript for a name that the frame does not hold itself, such as a variable of the notebook.
 * @param locals the names that the frame holds; undefined where it is not known yet: then that is found out as it runs.
 * @throws SyntaxError
 */
export function debugExpression(
  text: string,
  placeOf: (name: string) => string | undefined,
  locals?: ReadonlySet<string>,
): string {
  const enclosed = `(${text}\n)`;
  const isExpression = ts.transpileModule(enclosed, { reportDiagnostics: true }).diagnostics?.length === 0;
  const { outputText, diagnostics } = ts.transpileModule(isExpression ? enclosed : text, {
    reportDiagnostics: true,
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, newLine: 1 },
    transformers: { before: [rewrite(placeOf, locals)] },
  });
  const wrong = diagnostics?.[0];
  if (wrong) throw new SyntaxError(ts.flattenDiagnosticMessageText(wrong.messageText, '\n'));
  return outputText.trim();
}

function rewrite(
  placeOf: (name: string) => string | undefined,
  locals: ReadonlySet<string> | undefined,
): TypeScript.TransformerFactory<TypeScript.SourceFile> {
  const { factory } = ts;
  return (context) => (file) => {
    const own = declaredIn(file);
    const replaced = (node: TypeScript.Identifier): TypeScript.Expression | undefined => {
      if (own.has(node.text) || locals?.has(node.text)) return undefined;
      const place = placeOf(node.text);
      if (place === undefined) return undefined;
      // An identifier is written as it is, whatever it holds.
      const elsewhere = factory.createIdentifier(place);
      if (locals || isWritten(node)) return elsewhere;
      return factory.createIdentifier(`(typeof ${node.text} === 'undefined' ? ${place} : ${node.text})`);
    };
    const visit = (node: TypeScript.Node): TypeScript.Node => {
      if (ts.isTypeNode(node)) return node;
      if (ts.isShorthandPropertyAssignment(node)) {
        const value = replaced(node.name);
        return value ? factory.createPropertyAssignment(node.name.text, value) : node;
      }
      if (ts.isIdentifier(node) && isReference(node)) return replaced(node) ?? node;
      return ts.visitEachChild(node, visit, context);
    };
    return visit(file) as TypeScript.SourceFile;
  };
}

/** Names that the text itself declares, at any depth. */
function declaredIn(file: TypeScript.SourceFile): Set<string> {
  const names = new Set<string>();
  const visit = (node: TypeScript.Node): void => {
    const { name } = node as { name?: TypeScript.Node };
    const declares = ts.isVariableDeclaration(node) || ts.isParameter(node) || ts.isBindingElement(node);
    if ((declares || ts.isFunctionLike(node) || ts.isClassLike(node)) && name && ts.isIdentifier(name))
      names.add(name.text);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return names;
}

function isWritten({ parent }: TypeScript.Identifier): boolean {
  if (ts.isPrefixUnaryExpression(parent) || ts.isPostfixUnaryExpression(parent)) return true;
  if (!ts.isBinaryExpression(parent)) return false;
  const { kind } = parent.operatorToken;
  return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
}
