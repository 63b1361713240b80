import { type TypeScript, ts } from '../compiler';

/** A name that a file imports. */
export interface ImportedName {
  readonly literal: TypeScript.StringLiteralLike;
  /** What makes the compiler look for it in the same way. */
  readonly statement: string;
}

/** What a file imports, by any kind of import, in types too. */
export function importedNames(file: TypeScript.SourceFile): ImportedName[] {
  if (!/\b(?:import|from)\b/.test(file.text)) return [];
  const found: ImportedName[] = [];
  const add = (node: TypeScript.Node | undefined, statement: (name: string) => string): void => {
    if (!node || !ts.isStringLiteralLike(node)) return;
    found.push({ literal: node, statement: statement(JSON.stringify(node.text)) });
  };
  const visit = (node: TypeScript.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
      add(node.moduleSpecifier, imported(node.attributes, file));
    } else if (ts.isImportTypeNode(node)) {
      if (ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, imported(node.attributes, file));
    } else if (ts.isExternalModuleReference(node))
      add(node.expression, (name) => `import _ = require(${name});`);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0], (name) => `void import(${name});`);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** An import with `with { 'resolution-mode': … }` as it is; other attributes do not change what is found. */
function imported(
  attributes: TypeScript.ImportAttributes | undefined,
  file: TypeScript.SourceFile,
): (name: string) => string {
  const text = attributes?.getText(file) ?? '';
  if (!text.includes('resolution-mode')) return (name) => `import ${name};`;
  return (name) => `import type {} from ${name} ${text.replace(/^assert\b/, 'with')};`;
}
