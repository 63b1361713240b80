import { type TypeScript, ts } from './compiler';

/** Where a module's own imports were written: the compiler has made `require` calls of them, which have no place in its text. */
type Found = (name: string) => void;

/**
 * Turns the `require` calls that the compiler made of a cell's imports into ones that may wait: for modules that load
 * asynchronously. Those that the cell wrote stay.
 */
export function rewriteImports(): TypeScript.TransformerFactory<TypeScript.SourceFile> {
  return rewriteRequires((name) => {
    const { factory } = ts;
    const call = factory.createCallExpression(factory.createIdentifier('__need'), undefined, [
      factory.createStringLiteral(name),
    ]);
    const waited = factory.createParenthesizedExpression(factory.createAwaitExpression(call));
    return factory.createPropertyAccessExpression(waited, 'module');
  });
}

/** Turns them into calls of `__need`, which gives what was loaded before the module began, and tells of each name. */
export function collectImports(found: Found): TypeScript.TransformerFactory<TypeScript.SourceFile> {
  return rewriteRequires((name) => {
    found(name);
    return ts.factory.createCallExpression(ts.factory.createIdentifier('__need'), undefined, [
      ts.factory.createStringLiteral(name),
    ]);
  });
}

function rewriteRequires(
  replace: (name: string) => TypeScript.Expression,
): TypeScript.TransformerFactory<TypeScript.SourceFile> {
  return (context) => {
    const visit = (node: TypeScript.Node): TypeScript.Node => {
      if (ts.isFunctionLike(node) || ts.isClassLike(node)) return node;
      if (isMadeRequire(node)) return replace((node.arguments[0] as TypeScript.StringLiteral).text);
      return ts.visitEachChild(node, visit, context);
    };
    return (file) =>
      ts.factory.updateSourceFile(
        file,
        file.statements.map((statement) => {
          // `import name = require(…)` gives what CommonJS exports.
          if (ts.isImportEqualsDeclaration(ts.getOriginalNode(statement))) return statement;
          return visit(statement) as TypeScript.Statement;
        }),
      );
  };
}

function isMadeRequire(node: TypeScript.Node): node is TypeScript.CallExpression {
  return (
    ts.isCallExpression(node) &&
    node.pos < 0 &&
    ts.isIdentifier(node.expression) &&
    node.expression.text === 'require' &&
    node.arguments.length === 1 &&
    ts.isStringLiteral(node.arguments[0])
  );
}
