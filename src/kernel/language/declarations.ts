import { type TypeScript, ts } from './compiler';

/** One name that a cell left behind, as text of a declaration file. */
export interface Declaration {
  name: string;
  text: string;
  /** Whether it names a value, which exists only once the cell got that far. */
  isValue: boolean;
  isType: boolean;
}

/** The declarations in a cell's emitted declaration file, one for each name. */
export function readDeclarations(text: string): Declaration[] {
  const file = ts.createSourceFile('cell.d.ts', text, ts.ScriptTarget.ES2022, false);
  const textOf = (node: TypeScript.Node): string => text.slice(node.getStart(file), node.end);
  const found: Declaration[] = [];
  const add = (name: string, body: string, isValue: boolean, isType: boolean): void => {
    found.push({ name, text: body, isValue, isType });
  };
  for (const node of file.statements) {
    const comment = text.slice(node.pos, node.getStart(file)).trim();
    const declared = textOf(node).replace(/^export (default )?(declare )?/, 'declare ');
    const body = comment ? `${comment}\n${declared}` : declared;
    if (ts.isVariableStatement(node)) {
      const kind = node.declarationList.flags & ts.NodeFlags.Const ? 'const' : 'let';
      for (const one of node.declarationList.declarations) {
        add((one.name as TypeScript.Identifier).text, `declare ${kind} ${textOf(one)};`, true, false);
      }
    } else if (ts.isImportDeclaration(node)) readImport(node, textOf, add);
    else if (ts.isImportEqualsDeclaration(node))
      add(node.name.text, textOf(node).replace(/^export /, ''), true, true);
    else if (ts.isFunctionDeclaration(node) && node.name) add(node.name.text, body, true, false);
    else if (ts.isClassDeclaration(node) && node.name) add(node.name.text, body, true, true);
    else if (ts.isEnumDeclaration(node)) add(node.name.text, body, true, true);
    else if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) {
      add(node.name.text, body, false, true);
    } else if (ts.isModuleDeclaration(node) && ts.isIdentifier(node.name))
      add(node.name.text, body, true, true);
  }
  return found;
}

function readImport(
  node: TypeScript.ImportDeclaration,
  textOf: (node: TypeScript.Node) => string,
  add: (name: string, body: string, isValue: boolean, isType: boolean) => void,
): void {
  const clause = node.importClause;
  if (!clause) return;
  const attributes = node.attributes ? ` ${textOf(node.attributes)}` : '';
  const from = `${textOf(node.moduleSpecifier)}${attributes}`;
  const keyword = clause.isTypeOnly ? 'import type' : 'import';
  const isValue = keyword === 'import';
  if (clause.name) add(clause.name.text, `${keyword} ${clause.name.text} from ${from};`, isValue, true);
  const bindings = clause.namedBindings;
  if (!bindings) return;
  if (ts.isNamespaceImport(bindings)) {
    add(bindings.name.text, `${keyword} * as ${bindings.name.text} from ${from};`, isValue, true);
    return;
  }
  for (const one of bindings.elements) {
    add(one.name.text, `${keyword} { ${textOf(one)} } from ${from};`, isValue && !one.isTypeOnly, true);
  }
}
