import { type TypeScript, ts } from '../compiler';

/**
 * How the code that is made of a module names what the module itself calls by other names: what it imports and, where
 * that is no function or class, what it exports.
 */
export function moduleNames(text: string): Map<string, string> {
  const file = ts.createSourceFile('module.tsx', text, ts.ScriptTarget.ES2022, true);
  const names = new Map<string, string>();
  const counts = new Map<string, number>();
  for (const node of file.statements) {
    if (ts.isImportDeclaration(node)) addImports(node, names, counts);
    else if (isExported(node)) for (const name of valueNames(node)) names.set(name, `exports.${name}`);
  }
  return names;
}

function addImports(
  node: TypeScript.ImportDeclaration,
  names: Map<string, string>,
  counts: Map<string, number>,
): void {
  const clause = node.importClause;
  if (!clause || clause.isTypeOnly) return;
  const bindings = clause.namedBindings;
  // A namespace keeps its name.
  if (!clause.name && bindings && ts.isNamespaceImport(bindings)) return;
  const { text } = node.moduleSpecifier as TypeScript.StringLiteral;
  const base = (text.split('/').at(-1) ?? text).replace(/^(\d)/, '_$1').replace(/\W/g, '_');
  const count = (counts.get(base) ?? 0) + 1;
  counts.set(base, count);
  if (clause.name) names.set(clause.name.text, `${base}_${count}.default`);
  if (!bindings || !ts.isNamedImports(bindings)) return;
  for (const one of bindings.elements)
    if (!one.isTypeOnly) names.set(one.name.text, `${base}_${count}.${(one.propertyName ?? one.name).text}`);
}

function isExported(node: TypeScript.Statement): boolean {
  const modifiers = ts.canHaveModifiers(node) ? ts.getModifiers(node) : undefined;
  return modifiers?.some((one) => one.kind === ts.SyntaxKind.ExportKeyword) ?? false;
}

function valueNames(node: TypeScript.Statement): string[] {
  if (!ts.isVariableStatement(node)) return [];
  return node.declarationList.declarations.flatMap(({ name }) => (ts.isIdentifier(name) ? [name.text] : []));
}
