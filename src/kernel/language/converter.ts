import { type CellText, cellText, isOnlyJsx } from './cellText';
import { type TypeScript, ts } from './compiler';
import { type Declaration, Declarations, readDeclarations } from './declarations';
import { LanguageHost } from './languageHost';
import { isEsModule } from './moduleFormat';
import { Projects } from './projects';
import { rewriteCell } from './rewriteCell';
import { rewriteImports } from './rewriteImports';
import { withOptions } from './withOptions';

/** A complaint of the compiler about a cell; positions are offsets into the cell. */
export interface CellDiagnostic {
  start: number;
  length: number;
  message: string;
  /** The compiler's number of the complaint; undefined for the kernel's own. */
  code?: number;
  isSyntax: boolean;
}

/** A cell ready to run: a function body over `exports`, `require` and the kernel's own `__…` functions. */
export interface ConvertedCell {
  code: string;
  /** Source map (JSON) from the code to the text that the compiler read. */
  map: string;
  text: CellText;
  declarations: Declaration[];
}

export type Conversion = { diagnostics: CellDiagnostic[] } | { cell: ConvertedCell };

/** Complaints about what a cell may do, since it is run by the kernel and not as the module that the compiler takes it for. */
const allowed = new Set([
  // `await` and `for await` at top level
  1375, 1378, 1431, 1432, 2854, 1309,
  // `import.meta`, in a script of any kind
  1343, 1470,
  // attributes of an import, such as `with { type: 'json' }`
  2823, 2856, 1324,
  // imports and exports written, and ES modules imported, where `require` calls come of it
  1286, 1287, 1295, 1479,
  // a variable named `require`
  2441,
  // a module without declarations: what it exports is of any type
  7016,
]);

/** Type-checks cells, each in the scope that the cells before it left, and turns them into JavaScript. */
export class Converter {
  readonly #host: LanguageHost;
  readonly #service: TypeScript.LanguageService;
  readonly #declarations = new Declarations();

  /** Of the project's complaints about itself, those that were told. */
  #told: readonly string[] = [];

  constructor(folder: string, projects = new Projects()) {
    this.#host = new LanguageHost(folder.replaceAll('\\', '/'), projects);
    this.#service = ts.createLanguageService(this.#host);
  }

  /** Loads Node's declarations. Cells that need them wait for it; better done before, in an idle moment. */
  complete(): void {
    if (this.#host.isComplete) return;
    this.#host.complete();
    this.convert('');
  }

  /** Whether cells import as ES modules do. */
  get isEsModule(): boolean {
    const { cellFile, project } = this.#host;
    return project !== undefined && isEsModule(cellFile, project);
  }

  /** What is wrong with the project's own options, once for each time that it changes. */
  complaints(): readonly string[] {
    const complaints = this.#host.project?.complaints ?? [];
    const news = complaints.filter((one) => !this.#told.includes(one));
    this.#told = complaints;
    return news;
  }

  convert(cell: string): Conversion {
    this.#host.refresh();
    const first = this.#attempt(cell);
    if ('cell' in first || this.#host.isComplete || first.diagnostics.some((one) => one.isSyntax))
      return first;
    this.#host.complete();
    return this.#attempt(cell);
  }

  /** Adds the names of a cell that ran to the scope of the next. */
  keep(declarations: Declaration[]): void {
    this.#declarations.add(declarations);
  }

  /** What is known about the name at an offset, as text, or undefined. */
  inspect(cell: string, offset: number): string | undefined {
    this.complete();
    const { text } = this.#load(cell);
    const at = text.fromCell(offset);
    const info =
      this.#service.getQuickInfoAtPosition(this.#host.cellFile, at) ??
      this.#service.getQuickInfoAtPosition(this.#host.cellFile, Math.max(0, at - 1));
    const signature = ts.displayPartsToString(info?.displayParts);
    // The compiler takes an unknown name for an `any` of no kind.
    if (!info || (info.kind === ts.ScriptElementKind.unknown && signature === 'any')) return undefined;
    const documentation = ts.displayPartsToString(info.documentation);
    return documentation ? `${signature}\n\n${documentation}` : signature;
  }

  /** Names that may stand at an offset, and the stretch of the cell that they would replace. */
  completions(cell: string, offset: number): { matches: string[]; start: number; end: number } {
    this.complete();
    const { text } = this.#load(cell);
    const found = this.#service.getCompletionsAtPosition(this.#host.cellFile, text.fromCell(offset), {});
    // In a string the compiler says what would be replaced; elsewhere it is the name around the offset.
    const span = found?.entries[0]?.replacementSpan;
    const start = span
      ? text.toCell(span.start)
      : offset - (/#?[\p{ID_Continue}$]*$/u.exec(cell.slice(0, offset))?.[0].length ?? 0);
    const end = span
      ? text.toCell(span.start + span.length)
      : offset + (/^[\p{ID_Continue}$]*/u.exec(cell.slice(offset))?.[0].length ?? 0);
    const prefix = cell.slice(start, offset).toLowerCase();
    const entries = (found?.entries ?? []).filter((one) => one.name.toLowerCase().startsWith(prefix));
    entries.sort((a, b) => (a.sortText < b.sortText ? -1 : a.sortText > b.sortText ? 1 : 0));
    return { matches: entries.map((one) => one.name), start, end };
  }

  #attempt(cell: string): Conversion {
    const { text, program } = this.#load(cell);
    const file = program.getSourceFile(this.#host.cellFile)!;
    const syntax = program.getSyntacticDiagnostics(file);
    const found = syntax.length > 0 ? syntax : program.getSemanticDiagnostics(file);
    const diagnostics = found.filter((one) => !allowed.has(one.code));
    if (diagnostics.length > 0) {
      if (syntax.length > 0 && !this.#host.allowsJsx && isOnlyJsx(cell))
        return { diagnostics: [jsxAdvice(cell)] };
      return { diagnostics: diagnostics.map((one) => cellDiagnostic(one, text, syntax.length > 0)) };
    }
    return { cell: this.#emit(program, file, text) };
  }

  #load(cell: string): { text: CellText; program: TypeScript.Program } {
    const text = cellText(cell, this.#host.allowsJsx);
    this.#host.setText(this.#host.previousFile, this.#declarations.text);
    this.#host.setCell(text.text, text.isJsx);
    const program = this.#service.getProgram()!;
    // Names that the cell does not declare are looked up in the file around it: what earlier cells declared.
    const file = program.getSourceFile(this.#host.cellFile) as { parent?: TypeScript.Node };
    file.parent = program.getSourceFile(this.#host.previousFile);
    return { text, program };
  }

  #emit(program: TypeScript.Program, file: TypeScript.SourceFile, text: CellText): ConvertedCell {
    const emitted = { code: '', map: '', types: '' };
    const previous = program.getSourceFile(this.#host.previousFile)!;
    const write = (name: string, data: string): void => {
      emitted[name.endsWith('.map') ? 'map' : name.endsWith('.d.ts') ? 'types' : 'code'] = data;
    };
    const checker = program.getTypeChecker();
    const transformers = { before: [rewriteCell(checker, previous)], after: [rewriteImports()] };
    const options = {
      module: ts.ModuleKind.CommonJS,
      ...(this.isEsModule ? { esModuleInterop: false } : {}),
    };
    withOptions(program, file, options, () => forceEmit(program, file, write, transformers));
    return {
      code: emitted.code
        // A cell that fails midway must not take the old values of its names with it.
        .replace(/^(exports\.[\w$\u0080-\uffff]+ = )+void 0;$/gm, '')
        // Imported names stay replaceable by later cells.
        .replaceAll('Object.defineProperty(exports, "', '__alias(exports, "')
        .replace(/^\/\/# sourceMappingURL=.*$/m, ''),
      map: emitted.map,
      text,
      declarations: [...readDeclarations(emitted.types), ...nestedDeclarations(checker, file, text)],
    };
  }
}

/** The compiler leaves a `var` of an inner block out of the declaration file. */
function nestedDeclarations(
  checker: TypeScript.TypeChecker,
  file: TypeScript.SourceFile,
  { nested }: CellText,
): Declaration[] {
  const { locals } = file as unknown as { locals: Map<string, TypeScript.Symbol> };
  return [...nested].map((name) => {
    const type = checker.getTypeOfSymbolAtLocation(locals.get(name)!, file);
    const text = checker.typeToString(type, undefined, ts.TypeFormatFlags.NoTruncation);
    return { name, text: `declare let ${name}: ${text};`, isValue: true, isType: false };
  });
}

/**
 * Emits declarations even where they name what earlier cells declared, which the compiler takes for private names.
 * The sixth parameter is not in the public type of `emit`.
 */
function forceEmit(
  program: TypeScript.Program,
  file: TypeScript.SourceFile,
  write: TypeScript.WriteFileCallback,
  transformers: TypeScript.CustomTransformers,
): void {
  const emit = program.emit as (...args: unknown[]) => TypeScript.EmitResult;
  emit(file, write, undefined, false, transformers, true);
}

function jsxAdvice(cell: string): CellDiagnostic {
  const start = Math.max(0, cell.search(/<[\p{ID_Start}>]/u));
  const message =
    'JSX needs a project that says what it means: set "jsx" in a tsconfig.json beside the notebook or above it, ' +
    'for React to "react-jsx"';
  return { start, length: 1, message, isSyntax: true };
}

function cellDiagnostic(one: TypeScript.Diagnostic, text: CellText, isSyntax: boolean): CellDiagnostic {
  const start = text.toCell(one.start ?? 0);
  const end = text.toCell((one.start ?? 0) + (one.length ?? 0));
  const message = ts.flattenDiagnosticMessageText(one.messageText, '\n');
  return { start, length: end - start, message, code: one.code, isSyntax };
}
