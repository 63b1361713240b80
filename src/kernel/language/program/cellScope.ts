import { type TypeScript, ts } from '../compiler';
import type { Declaration } from '../declarations';
import { type ImportedName, importedNames } from './importedNames';

/** The names of what cells declared as `global`, which is in no scope. */
const globalName = 'global';

/** One name, with what is declared under it. */
interface Entry {
  readonly declarations: readonly Declaration[];
  readonly imports: readonly ImportedName[];
  /** The names that its declarations name in turn. */
  readonly mentions: ReadonlySet<string>;
}

/** Makes a file that the compiler takes for one in the cells' folder. */
type MakeFile = (text: string) => TypeScript.SourceFile;

/**
 * What all cells so far declared, as the compiler looks names up: each name a file of its own, read once. What a cell costs
 * does not depend on how many there are.
 */
export class CellScope {
  /** The file around a cell: names that the cell does not declare are looked up here. */
  readonly file: TypeScript.SourceFile;
  readonly #make: MakeFile;
  readonly #entries = new Map<string, Entry>();
  /** The entries that mention a name. */
  readonly #mentioning = new Map<string, Set<string>>();
  readonly #symbols: Map<string, TypeScript.Symbol>;

  constructor(make: MakeFile) {
    this.#make = make;
    this.file = make('export {};');
    this.#symbols = new Map();
    localsOf(this.file, this.#symbols);
  }

  /** The declarations of `global`, as text. */
  get globals(): string {
    return textOf(this.#entries.get(globalName)?.declarations ?? []);
  }

  /** What kept declarations import. */
  imports(): Set<string> {
    const found = new Set<string>();
    for (const { imports } of this.#entries.values())
      for (const { statement } of imports) found.add(statement);
    return found;
  }

  /**
   * Adds a cell's names; each hides the earlier ones of that name.
   * @returns what they import, and whether what the compiler knows of names of other cells is outdated: they mention one of
   * these.
   */
  add(declarations: readonly Declaration[]): { imports: ImportedName[]; isOutdated: boolean } {
    const byName = new Map<string, Declaration[]>();
    for (const one of declarations) byName.set(one.name, [...(byName.get(one.name) ?? []), one]);
    for (const [name, news] of byName) {
      const hidden = (one: Declaration): boolean =>
        news.some((by) => (one.isValue && by.isValue) || (one.isType && by.isType));
      const kept = this.#entries.get(name)?.declarations.filter((one) => !hidden(one)) ?? [];
      this.#set(name, [...kept, ...news]);
    }
    const imports = [...byName.keys()].flatMap((name) => this.#entries.get(name)!.imports);
    const isStale = (mentioning: string): boolean => !byName.has(mentioning);
    const isOutdated = [...byName.keys()].some((name) =>
      [...(this.#mentioning.get(name) ?? [])].some(isStale),
    );
    return { imports, isOutdated };
  }

  #set(name: string, declarations: readonly Declaration[]): void {
    for (const old of this.#entries.get(name)?.mentions ?? []) this.#mentioning.get(old)!.delete(name);
    const file = this.#make(textOf(declarations));
    (file as { parent?: TypeScript.Node }).parent = this.file;
    const mentions = mentionedNames(file);
    mentions.delete(name);
    this.#entries.set(name, { declarations, mentions, imports: importedNames(file) });
    for (const one of mentions) {
      const mentioning = this.#mentioning.get(one) ?? new Set();
      this.#mentioning.set(one, mentioning.add(name));
    }
    const symbol = localsOf(file).get(name);
    if (symbol) this.#symbols.set(name, symbol);
  }
}

/** `export {}` makes it a module, so that cells may declare its names again. */
function textOf(declarations: readonly Declaration[]): string {
  return ['export {};', ...declarations.map((one) => one.text)].join('\n');
}

/** A file's own names; the compiler keeps them, they are not in its public types. */
function localsOf(
  file: TypeScript.SourceFile,
  locals?: Map<string, TypeScript.Symbol>,
): Map<string, TypeScript.Symbol> {
  const bound = file as unknown as { locals: Map<string, TypeScript.Symbol> };
  if (locals) bound.locals = locals;
  return bound.locals;
}

/** The names that declarations may take from the scope around them. */
function mentionedNames(file: TypeScript.SourceFile): Set<string> {
  const found = new Set<string>();
  const visit = (node: TypeScript.Node): void => {
    if (ts.isIdentifier(node) && !isOwnName(node)) found.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** Whether an identifier names what it stands in: a declaration, a property, a part of a longer name. */
function isOwnName(node: TypeScript.Identifier): boolean {
  const { parent } = node;
  if (ts.isQualifiedName(parent)) return parent.right === node;
  return (parent as { name?: TypeScript.Node }).name === node;
}
