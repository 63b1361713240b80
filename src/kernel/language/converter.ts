import type { CellText } from './cellText';
import { cellText } from './cellText';
import { type TypeScript, ts } from './compiler';
import type { Declaration } from './declarations';
import { isEsModule } from './moduleFormat';
import { type Completions, completeCell, inspectCell } from './program/askService';
import { type CellDiagnostic, cellDiagnostics } from './program/cellDiagnostics';
import { CellProgram, type LoadedCell } from './program/cellProgram';
import { type ConvertedCell, emitCell } from './program/emitCell';
import { LanguageHost } from './program/languageHost';
import { Projects } from './projects';

export type Conversion = { diagnostics: CellDiagnostic[] } | { cell: ConvertedCell };

/** Type-checks cells, each in the scope that the cells before it left, and turns them into JavaScript. */
export class Converter {
  readonly #host: LanguageHost;
  readonly #service: TypeScript.LanguageService;
  readonly #program: CellProgram;

  /** Of the project's complaints about itself, those that were told. */
  #told: readonly string[] = [];

  constructor(folder: string, projects = new Projects()) {
    this.#host = new LanguageHost(folder.replaceAll('\\', '/'), projects);
    this.#service = ts.createLanguageService(this.#host);
    this.#program = new CellProgram(this.#host, this.#service);
  }

  /** Loads Node's declarations. Cells that need them wait for it; better done before, in an idle moment. */
  complete(): void {
    if (this.#host.isComplete) return;
    this.#host.complete();
    this.convert('');
  }

  /** Whether cells import as ES modules do. */
  get isEsModule(): boolean {
    const { project } = this.#host;
    return project !== undefined && isEsModule(this.#host.cellFile(false), project);
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
  keep(declarations: readonly Declaration[]): void {
    this.#program.keep(declarations);
  }

  /** What is known about the name at an offset, in Markdown, or undefined. */
  inspect(cell: string, offset: number): string | undefined {
    this.complete();
    const { text, loaded } = this.#load(cell);
    return inspectCell(this.#service, loaded.file.fileName, text, offset);
  }

  /** Names that may stand at an offset, and the stretch of the cell that they would replace. */
  completions(cell: string, offset: number): Completions {
    this.complete();
    const { text, loaded } = this.#load(cell);
    return completeCell(this.#service, loaded.file.fileName, { cell, text }, offset);
  }

  #attempt(cell: string): Conversion {
    const { text, loaded } = this.#load(cell);
    const diagnostics = cellDiagnostics(loaded, cell, text, this.#host.allowsJsx);
    return diagnostics.length > 0 ? { diagnostics } : { cell: emitCell(loaded, text, this.isEsModule) };
  }

  #load(cell: string): { text: CellText; loaded: LoadedCell } {
    const text = cellText(cell, this.#host.allowsJsx);
    return { text, loaded: this.#program.load(text) };
  }
}
