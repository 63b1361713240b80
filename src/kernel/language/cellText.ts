import { type TypeScript, ts } from './compiler';

/** A cell as the compiler reads it: every top-level declaration exported, so that it outlives the cell. */
export interface CellText {
  /** The cell with `export` put before its declarations and one line appended. */
  text: string;
  /** Whether it holds JSX. */
  isJsx: boolean;
  /** Every name that the cell leaves behind. */
  names: Set<string>;
  /** Those that a `var` inside a loop or a branch declares. */
  nested: Set<string>;
  /** Positions in the cell before which `export` was put. */
  insertions: readonly number[];
  /** Position in the cell of a position in `text`. */
  toCell(position: number): number;
  /** Column in the cell, for a line (from 0), of a column in `text`. */
  toColumn(line: number, column: number): number;
  /** Position in `text` of a position in the cell. */
  fromCell(position: number): number;
}

export const keyword = 'export ';

/** @param allowsJsx whether a cell that is no TypeScript otherwise may be TypeScript with JSX. */
export function cellText(cell: string, allowsJsx = false): CellText {
  const plain = parse(cell, 'cell.ts');
  const isJsx = allowsJsx && isOnlyJsx(cell, plain);
  const file = isJsx ? parse(cell, 'cell.tsx') : plain;
  const insertions: number[] = [];
  const names = new Set<string>();
  const appended = new Set<string>();
  const types = new Set<string>();
  const nested = new Set<string>();
  for (const statement of file.statements) {
    if (ts.isImportDeclaration(statement) || ts.isImportEqualsDeclaration(statement)) {
      for (const { name, isType } of importedNames(statement)) (isType ? types : appended).add(name);
    } else if (isDeclaration(statement)) {
      for (const name of declaredNames(statement)) names.add(name);
      if (!has(statement, ts.SyntaxKind.ExportKeyword)) insertions.push(declarationStart(statement, file));
      // Exported as `default` only; the next cells know it by its name.
      else if (has(statement, ts.SyntaxKind.DefaultKeyword))
        for (const name of declaredNames(statement)) appended.add(name);
    } else nestedVariables(statement, nested);
  }
  for (const name of names) nested.delete(name);
  for (const name of nested) appended.add(name);
  for (const name of [...appended, ...types]) names.add(name);
  let text = '';
  let last = 0;
  for (const position of insertions) {
    text += cell.slice(last, position) + keyword;
    last = position;
  }
  text += `${cell.slice(last)}\nexport {${[...appended, ...[...types].map((name) => `type ${name}`)].join(', ')}};`;
  const toCell = (position: number): number => {
    let inserted = 0;
    for (const at of insertions) if (at + inserted < position) inserted += keyword.length;
    return Math.max(0, Math.min(cell.length, position - inserted));
  };
  const lineStart = (of: string, line: number): number =>
    of.split('\n', line).join('\n').length + (line > 0 ? 1 : 0);
  return {
    text,
    isJsx,
    names,
    nested,
    insertions,
    fromCell: (position) => position + keyword.length * insertions.filter((at) => at <= position).length,
    toCell,
    toColumn: (line, column) => toCell(lineStart(text, line) + column) - lineStart(cell, line),
  };
}

/** Whether a cell is TypeScript with JSX, and not without: `<T>value` and `<T>(x: T) => x` stay what they are. */
export function isOnlyJsx(cell: string, plain: TypeScript.SourceFile = parse(cell, 'cell.ts')): boolean {
  return parseErrors(plain).length > 0 && parseErrors(parse(cell, 'cell.tsx')).length === 0;
}

function parse(cell: string, name: string): TypeScript.SourceFile {
  return ts.createSourceFile(name, cell, ts.ScriptTarget.ES2022, true);
}

/** The compiler keeps these; they are not in its public types. */
export function parseErrors(file: TypeScript.SourceFile): readonly TypeScript.Diagnostic[] {
  return (file as unknown as { parseDiagnostics: TypeScript.Diagnostic[] }).parseDiagnostics;
}

type Declaration =
  | TypeScript.VariableStatement
  | TypeScript.FunctionDeclaration
  | TypeScript.ClassDeclaration
  | TypeScript.EnumDeclaration
  | TypeScript.InterfaceDeclaration
  | TypeScript.TypeAliasDeclaration
  | TypeScript.ModuleDeclaration;

function isDeclaration(node: TypeScript.Statement): node is Declaration {
  if (ts.isVariableStatement(node)) {
    // `using` may not be exported: it ends with the cell, as it should.
    return (
      (node.declarationList.flags & ts.NodeFlags.BlockScoped) !== ts.NodeFlags.Using && !isAwaitUsing(node)
    );
  }
  if (ts.isModuleDeclaration(node)) return ts.isIdentifier(node.name) && node.name.text !== 'global';
  return (
    ((ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node)) && node.name !== undefined) ||
    ts.isEnumDeclaration(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node)
  );
}

function isAwaitUsing(node: TypeScript.VariableStatement): boolean {
  return (node.declarationList.flags & ts.NodeFlags.BlockScoped) === ts.NodeFlags.AwaitUsing;
}

function declaredNames(node: Declaration): string[] {
  if (!ts.isVariableStatement(node)) return [node.name!.text];
  return node.declarationList.declarations.flatMap((one) => boundNames(one.name));
}

function boundNames(name: TypeScript.BindingName): string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((one) => (ts.isBindingElement(one) ? boundNames(one.name) : []));
}

function has(node: Declaration, modifier: TypeScript.SyntaxKind): boolean {
  return node.modifiers?.some((one) => one.kind === modifier) ?? false;
}

/** Where `export` may stand: after decorators, before other modifiers. */
function declarationStart(node: Declaration, file: TypeScript.SourceFile): number {
  const decorators = node.modifiers?.filter((one) => ts.isDecorator(one)) ?? [];
  const last = decorators.at(-1);
  if (!last) return node.getStart(file);
  const following = node.modifiers?.find((one) => !ts.isDecorator(one));
  return (following ?? node.getChildren(file).find((one) => one.pos >= last.end) ?? node).getStart(file);
}

function importedNames(
  node: TypeScript.ImportDeclaration | TypeScript.ImportEqualsDeclaration,
): { name: string; isType: boolean }[] {
  const named = (name: TypeScript.Identifier, isType: boolean) => ({ name: name.text, isType });
  if (ts.isImportEqualsDeclaration(node)) return [named(node.name, node.isTypeOnly)];
  const clause = node.importClause;
  if (!clause) return [];
  const names = clause.name ? [named(clause.name, clause.isTypeOnly)] : [];
  const bindings = clause.namedBindings;
  if (!bindings) return names;
  if (ts.isNamespaceImport(bindings)) return [...names, named(bindings.name, clause.isTypeOnly)];
  return [...names, ...bindings.elements.map((one) => named(one.name, clause.isTypeOnly || one.isTypeOnly))];
}

/** `var` inside a loop or a branch belongs to the cell too. */
function nestedVariables(node: TypeScript.Node, into: Set<string>): void {
  if (ts.isFunctionLike(node) || ts.isClassLike(node) || ts.isModuleDeclaration(node)) return;
  if (ts.isVariableDeclarationList(node) && !(node.flags & ts.NodeFlags.BlockScoped)) {
    for (const one of node.declarations) for (const name of boundNames(one.name)) into.add(name);
  }
  ts.forEachChild(node, (child) => nestedVariables(child, into));
}
