import { type TypeScript, ts } from './compiler';

/**
 * Makes a checked cell runnable: names that earlier cells declared become properties of the shared scope,
 * the last expression becomes the cell's result, `import()` and `import.meta` are the kernel's own, and loops look
 * whether the cell was interrupted: an exception from there unwinds as any other, wherever the loop runs.
 */
export function rewriteCell(
  checker: TypeScript.TypeChecker,
  previous: TypeScript.SourceFile,
): TypeScript.TransformerFactory<TypeScript.SourceFile> {
  const locals = (previous as unknown as { locals?: TypeScript.SymbolTable }).locals;
  const { factory } = ts;

  const isPrevious = (node: TypeScript.Identifier, symbol: TypeScript.Symbol | undefined): boolean =>
    symbol !== undefined && locals?.get(node.escapedText) === symbol;

  const inScope = (node: TypeScript.Identifier): TypeScript.Expression =>
    ts.setTextRange(
      factory.createPropertyAccessExpression(factory.createIdentifier('exports'), node.text),
      node,
    );

  return (context) => {
    const visitChildren = <T extends TypeScript.Node>(node: T): T => ts.visitEachChild(node, visit, context);

    function visit(node: TypeScript.Node): TypeScript.Node {
      if (ts.isExpressionWithTypeArguments(node)) return visitHeritage(node);
      if (ts.isTypeNode(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node))
        return node;
      if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node;
      if (ts.isImportEqualsDeclaration(node)) return visitAlias(node);
      if (ts.isShorthandPropertyAssignment(node)) return visitShorthand(node);
      if (ts.isCallExpression(node)) return visitCall(node);
      if (isImportMeta(node)) return factory.createIdentifier('__meta');
      if (ts.isIdentifier(node) && isReference(node) && isPrevious(node, checker.getSymbolAtLocation(node))) {
        return inScope(node);
      }
      if (ts.isIterationStatement(node, false)) return visitLoop(node);
      return visitChildren(node);
    }

    /** `import Short = Earlier.Long` takes its value from the scope; one of a type has none. */
    function visitAlias(node: TypeScript.ImportEqualsDeclaration): TypeScript.Node {
      const { moduleReference, name } = node;
      const target = checker.getSymbolAtLocation(name);
      if (ts.isExternalModuleReference(moduleReference) || !target) return node;
      if (!(checker.getAliasedSymbol(target).flags & ts.SymbolFlags.Value)) return node;
      const value = factory.createVariableDeclaration(name, undefined, undefined, aliased(moduleReference));
      const list = factory.createVariableDeclarationList([value], ts.NodeFlags.Const);
      return factory.createVariableStatement(undefined, list);
    }

    function aliased(name: TypeScript.EntityName): TypeScript.Expression {
      if (ts.isQualifiedName(name))
        return factory.createPropertyAccessExpression(aliased(name.left), name.right);
      return isPrevious(name, checker.getSymbolAtLocation(name)) ? inScope(name) : name;
    }

    function visitLoop(node: TypeScript.IterationStatement): TypeScript.Node {
      const check = factory.createExpressionStatement(
        factory.createCallExpression(factory.createIdentifier('__check'), undefined, []),
      );
      const visited = visitChildren(node);
      const body = factory.createBlock([check, visited.statement]);
      return ts.visitEachChild(visited, (child) => (child === visited.statement ? body : child), context);
    }

    function visitHeritage(node: TypeScript.ExpressionWithTypeArguments): TypeScript.Node {
      if (ts.isInterfaceDeclaration(node.parent.parent)) return node;
      if ((node.parent as TypeScript.HeritageClause).token !== ts.SyntaxKind.ExtendsKeyword) return node;
      const expression = visit(node.expression) as TypeScript.Expression;
      return factory.updateExpressionWithTypeArguments(node, expression, node.typeArguments);
    }

    function visitShorthand(node: TypeScript.ShorthandPropertyAssignment): TypeScript.Node {
      if (!isPrevious(node.name, checker.getShorthandAssignmentValueSymbol(node))) return visitChildren(node);
      const value = inScope(node.name);
      const initial = node.objectAssignmentInitializer;
      return factory.createPropertyAssignment(
        node.name.text,
        initial ? factory.createAssignment(value, visit(initial) as TypeScript.Expression) : value,
      );
    }

    function visitCall(node: TypeScript.CallExpression): TypeScript.Node {
      if (node.expression.kind === ts.SyntaxKind.ImportKeyword) {
        const args = node.arguments.map((one) => visit(one) as TypeScript.Expression);
        return factory.createCallExpression(factory.createIdentifier('__import'), undefined, args);
      }
      const visited = visitChildren(node);
      if (!ts.isIdentifier(node.expression) || visited.expression === node.expression) return visited;
      // `exports.f()` would hand the scope to `f` as `this`.
      const plain = factory.createParenthesizedExpression(
        factory.createComma(factory.createNumericLiteral(0), visited.expression),
      );
      return factory.updateCallExpression(visited, plain, visited.typeArguments, visited.arguments);
    }

    return (file) => {
      // The very last statement is the appended `export {…}`.
      const last = file.statements[file.statements.length - 2];
      const statements = file.statements.map((statement) => {
        const visited = visit(statement) as TypeScript.Statement;
        if (statement !== last || !ts.isExpressionStatement(visited)) return visited;
        return ts.setTextRange(factory.createReturnStatement(visited.expression), visited);
      });
      return factory.updateSourceFile(file, statements);
    };
  };
}

/** `import.meta` */
export function isImportMeta(node: TypeScript.Node): node is TypeScript.MetaProperty {
  return ts.isMetaProperty(node) && node.keywordToken === ts.SyntaxKind.ImportKeyword;
}

/** An identifier that stands for a value, not one that names a property, a label or a declaration. */
export function isReference(node: TypeScript.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name !== node;
  if (ts.isPropertyAssignment(parent) || ts.isPropertyDeclaration(parent) || ts.isEnumMember(parent)) {
    return parent.initializer === node;
  }
  if (ts.isBindingElement(parent) || ts.isVariableDeclaration(parent) || ts.isParameter(parent)) {
    return parent.initializer === node;
  }
  if (ts.isLabeledStatement(parent) || ts.isBreakOrContinueStatement(parent)) return false;
  return !((parent as { name?: unknown }).name === node);
}
