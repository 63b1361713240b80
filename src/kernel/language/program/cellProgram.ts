import type { CellText } from '../cellText';
import { type TypeScript, ts } from '../compiler';
import type { Declaration } from '../declarations';
import { CellScope } from './cellScope';
import { type ImportedName, importedNames } from './importedNames';
import type { LanguageHost } from './languageHost';

/** A cell as a file of a program. */
export interface LoadedCell {
  readonly file: TypeScript.SourceFile;
  readonly program: TypeScript.Program;
  /** The file whose names are those of earlier cells. */
  readonly scope: TypeScript.SourceFile;
}

/** What the compiler has, and does not tell in its public types. */
interface ProgramInternals {
  getSourceFile(name: string): TypeScript.SourceFile | undefined;
  getResolvedModule(file: TypeScript.SourceFile, name: string, mode: TypeScript.ResolutionMode): unknown;
}
interface Binder {
  bindSourceFile(file: TypeScript.SourceFile, options: TypeScript.CompilerOptions): void;
}
interface FileFormat {
  impliedNodeFormat?: TypeScript.ResolutionMode;
  packageJsonScope?: unknown;
  packageJsonLocations?: readonly string[];
}

/** Cells after which the checker's memory of them is let go. */
const lifetime = 200;

/**
 * The program in which cells are checked. It holds the libraries and what cells import. A cell is put into it from outside, and
 * the checker asked about it as about any other file: so a program, and all that its checker has learned, serves many
 * cells. Only one that adds to the program, by an import that is new or declarations that are global, makes another.
 */
export class CellProgram {
  readonly #host: LanguageHost;
  readonly #service: TypeScript.LanguageService;
  readonly #scope: CellScope;
  #imports = new Set<string>();
  #program: TypeScript.Program | undefined;
  #like: TypeScript.SourceFile | undefined;
  #cell: TypeScript.SourceFile | undefined;
  #count = 0;
  #renewals = 0;

  constructor(host: LanguageHost, service: TypeScript.LanguageService) {
    this.#host = host;
    this.#service = service;
    const file = `${host.folder}/__previous__.d.ts`;
    this.#scope = new CellScope((text) => this.#bind(this.#parse(file, text)));
  }

  /** Makes a cell a file of the program, in the scope that the cells before it left. */
  load(text: CellText): LoadedCell {
    this.#count++;
    this.#cell = undefined;
    if (this.#count % lifetime === 0) this.#renew();
    if (!this.#program) this.#update();
    const file = this.#parse(this.#host.cellFile(text.isJsx, String(this.#count)), text.text);
    this.#import(importedNames(file));
    const isIncluded = text.isJsx || file.statements.some(isAugmentation);
    this.#host.includeCell(isIncluded ? text : undefined);
    const program = this.#update();
    this.#cell = isIncluded ? program.getSourceFile(this.#host.cellFile(text.isJsx))! : this.#bind(file);
    (this.#cell as { parent?: TypeScript.Node }).parent = this.#scope.file;
    return { file: this.#cell, program, scope: this.#scope.file };
  }

  /** Adds the names of a cell that ran to the scope of the next. */
  keep(declarations: readonly Declaration[]): void {
    const { imports, isOutdated } = this.#scope.add(declarations);
    this.#host.setText(this.#host.globalsFile, this.#scope.globals);
    this.#import(imports);
    if (isOutdated) this.#renew();
  }

  /** Makes the program hold what is imported. */
  #import(names: readonly ImportedName[]): void {
    if (names.every(({ statement }) => this.#imports.has(statement))) return;
    this.#imports = this.#scope.imports();
    for (const { statement } of names) this.#imports.add(statement);
    this.#writeImports();
  }

  /** The next cell is checked by a new checker. */
  #renew(): void {
    this.#renewals++;
    this.#writeImports();
  }

  #writeImports(): void {
    const text = [...this.#imports].join('\n');
    this.#host.setText(this.#host.importsFile, `export {}; // ${this.#renewals}\n${text}\n`);
  }

  #update(): TypeScript.Program {
    const program = this.#service.getProgram()!;
    const globals = program.getSourceFile(this.#host.globalsFile) as { parent?: TypeScript.Node };
    globals.parent = this.#scope.file;
    if (program === this.#program) return program;
    this.#program = program;
    const internals = program as unknown as ProgramInternals;
    const { getSourceFile, getResolvedModule } = internals;
    const like = getSourceFile(this.#host.importsFile)!;
    this.#like = like;
    internals.getSourceFile = (name) => (name === this.#cell?.fileName ? this.#cell : getSourceFile(name));
    // What a cell imports the program has found for the file that imports it for all.
    internals.getResolvedModule = (file, name, mode) =>
      getResolvedModule(getSourceFile(file.fileName) === file ? file : like, name, mode);
    return program;
  }

  /** A file like those of the program, which belongs to none yet. */
  #parse(fileName: string, text: string): TypeScript.SourceFile {
    const { impliedNodeFormat, packageJsonScope, packageJsonLocations } = (this.#like ?? {}) as FileFormat;
    const languageVersion = this.#host.getCompilationSettings().target ?? ts.ScriptTarget.ESNext;
    const file = ts.createSourceFile(fileName, text, { languageVersion, impliedNodeFormat }, true);
    const path = ts.sys.useCaseSensitiveFileNames ? fileName : fileName.toLowerCase();
    const names = { path, resolvedPath: path, originalFileName: fileName };
    return Object.assign(file, names, { impliedNodeFormat, packageJsonScope, packageJsonLocations });
  }

  /** Gives a file the symbols that the compiler gives those of a program. */
  #bind(file: TypeScript.SourceFile): TypeScript.SourceFile {
    const imports = importedNames(file).map(({ literal }) => literal);
    Object.assign(file, { imports, moduleAugmentations: [], ambientModuleNames: [] });
    const { bindSourceFile } = ts as unknown as Binder;
    bindSourceFile(file, this.#host.getCompilationSettings());
    return file;
  }
}

/** `declare global`, `declare module 'name'`: what changes the program around a cell. */
function isAugmentation(node: TypeScript.Statement): boolean {
  return ts.isModuleDeclaration(node) && (ts.isStringLiteral(node.name) || node.name.text === 'global');
}
