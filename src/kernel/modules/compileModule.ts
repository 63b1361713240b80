import { runOptions } from '../language/cellOptions';
import { type TypeScript, ts } from '../language/compiler';
import type { Project } from '../language/projects';
import { isImportMeta } from '../language/rewriteCell';
import { collectImports } from '../language/rewriteImports';

/** A module as a function's body. */
export interface CompiledModule {
  code: string;
  /** Source map (JSON) from the code to the file. */
  map: string;
  /** What an ES module imports, in order. */
  imports: string[];
  /** Whether it awaits at its top level. */
  isAsync: boolean;
}

/** How files are compiled where there is no project. */
const plain: TypeScript.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  experimentalDecorators: true,
  jsx: ts.JsxEmit.React,
  esModuleInterop: true,
};

/**
 * Compiles a TypeScript or JavaScript file. Of an ES module come a body over `exports`, `__need`, `__import` and
 * `__meta`; of a CommonJS module a script for Node, whose `import()` is `module.__import`.
 * @throws SyntaxError with the place.
 */
export function compileModule(
  file: string,
  text: string,
  isEsModule: boolean,
  project: Project | undefined,
): CompiledModule {
  const imports: string[] = [];
  const found = { isAsync: false };
  const importer = isEsModule ? '__import' : 'module.__import';
  const { outputText, sourceMapText, diagnostics } = ts.transpileModule(text, {
    // The ending alone would say which kind of module is written.
    fileName: file.replace(/\.[cm]([jt]sx?)$/, '.$1'),
    reportDiagnostics: true,
    transformers: {
      before: [rewriteModule(importer, isEsModule, found)],
      after: isEsModule ? [collectImports((name) => imports.push(name))] : [],
    },
    compilerOptions: {
      ...(project ? runOptions(project.options) : plain),
      module: ts.ModuleKind.CommonJS,
      moduleResolution: ts.ModuleResolutionKind.Node10,
      // What an ES module imports are namespaces as they are.
      ...(isEsModule ? { esModuleInterop: false } : { verbatimModuleSyntax: false }),
      allowJs: true,
      sourceMap: true,
    },
  });
  const wrong = diagnostics?.find(
    ({ category, code }) => category === ts.DiagnosticCategory.Error && code < 2000,
  );
  if (wrong) throw syntaxError(file, wrong);
  return {
    code: outputText.replace(/^\/\/# sourceMappingURL=.*$/m, ''),
    map: sourceMapText!,
    imports,
    isAsync: found.isAsync,
  };
}

function rewriteModule(
  importer: string,
  isEsModule: boolean,
  found: { isAsync: boolean },
): TypeScript.TransformerFactory<TypeScript.SourceFile> {
  const { factory } = ts;
  return (context) => {
    const visit = (node: TypeScript.Node, inFunction: boolean): TypeScript.Node => {
      const isInner = inFunction || ts.isFunctionLike(node) || ts.isPropertyDeclaration(node);
      if (!isInner && isWaiting(node)) found.isAsync = true;
      if (isEsModule && isImportMeta(node)) return factory.createIdentifier('__meta');
      const visited = ts.visitEachChild(node, (child) => visit(child, isInner), context);
      if (!ts.isCallExpression(visited) || visited.expression.kind !== ts.SyntaxKind.ImportKeyword)
        return visited;
      return factory.createCallExpression(factory.createIdentifier(importer), undefined, visited.arguments);
    };
    return (file) => visit(file, false) as TypeScript.SourceFile;
  };
}

function isWaiting(node: TypeScript.Node): boolean {
  if (ts.isAwaitExpression(node)) return true;
  if (ts.isForOfStatement(node)) return node.awaitModifier !== undefined;
  return (
    ts.isVariableDeclarationList(node) && (node.flags & ts.NodeFlags.BlockScoped) === ts.NodeFlags.AwaitUsing
  );
}

function syntaxError(file: string, { messageText, start, file: source }: TypeScript.Diagnostic): SyntaxError {
  const message = ts.flattenDiagnosticMessageText(messageText, '\n');
  if (!source || start === undefined) return new SyntaxError(`${file}: ${message}`);
  const { line, character } = source.getLineAndCharacterOfPosition(start);
  return new SyntaxError(`${file}:${line + 1}:${character + 1}: ${message}`);
}
