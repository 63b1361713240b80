import { join } from 'node:path';
import { cellGlobals, lightGlobals } from '../cellGlobals';
import { cellOptions, libraryNames, plainOptions } from '../cellOptions';
import { type TypeScript, ts } from '../compiler';
import { ownModule } from '../ownSources';
import type { Project, Projects } from '../projects';
import { tslabName, tslabTypes } from '../tslabTypes';
import { HostFiles } from './hostFiles';
import { mergedLibrary } from './mergedLibrary';
import { declared, ModuleNames } from './moduleNames';
import { nodeTypes } from './nodeTypes';

type Resolved = TypeScript.ResolvedModuleWithFailedLookupLocations;

/**
 * What a notebook's compiler sees around the cells: libraries, Node's declarations, and what the cells import. It is
 * asked again only where `getProjectVersion` says that some of it changed.
 */
export class LanguageHost implements TypeScript.LanguageServiceHost {
  /** Imports what the cells import, so that it is there. */
  readonly importsFile: string;
  /** What cells declared as `global`. */
  readonly globalsFile: string;
  readonly #files = new HostFiles();
  readonly #names: ModuleNames;
  readonly #projects: Projects;
  readonly #path: (name: string) => string;
  #version = 0;
  #project: Project | undefined;
  #options!: TypeScript.CompilerOptions;
  #invalidated = false;
  #isComplete = false;
  #cell: string | undefined;
  #libraryModules: string[] = [];
  #ambient: string[] = [];

  constructor(
    readonly folder: string,
    projects: Projects,
  ) {
    this.#projects = projects;
    this.#names = new ModuleNames(this, projects);
    this.#path = (name) => join(folder, name).replaceAll('\\', '/');
    this.importsFile = this.#path('__imports__.ts');
    this.globalsFile = this.#path('__global__.d.ts');
    this.#files.set(this.#path('__globals__.d.ts'), cellGlobals);
    this.#files.set(this.#path('__tslab__.d.ts'), tslabTypes);
    this.#files.set(this.importsFile, 'export {};');
    this.#files.set(this.globalsFile, 'export {};');
    this.#useProject();
  }

  get project(): Project | undefined {
    return this.#project;
  }

  /** Whether the project says what JSX means. */
  get allowsJsx(): boolean {
    return this.#project !== undefined && this.#options.jsx !== undefined;
  }

  /** Whether Node's own declarations, and those of the project, are loaded. */
  get isComplete(): boolean {
    return this.#isComplete;
  }

  /** The file that a cell passes for. */
  cellFile(isJsx: boolean, id = ''): string {
    return this.#path(`__cell${id}__.ts${isJsx ? 'x' : ''}`);
  }

  /** Puts Node's declarations in the place of their stand-in, and loads what the project declares for all files. */
  complete(): void {
    this.#isComplete = true;
    this.#version++;
    const own = this.#project?.declarations() ?? [];
    this.#ambient = [
      ...nodeTypes(this.#project && this.folder),
      ...own.map((file) => file.replaceAll('\\', '/')),
    ];
    if (this.#project) this.#options = { ...this.#options, types: this.#project.options.types };
  }

  /** Makes a cell one of the compiler's files, in the place of the last; none with undefined. */
  includeCell(cell: { text: string; isJsx: boolean } | undefined): void {
    const file = cell && this.cellFile(cell.isJsx);
    if (file !== this.#cell) this.#version++;
    this.#cell = file;
    if (cell) this.setText(file!, cell.text);
  }

  setText(file: string, text: string): void {
    if (this.#files.set(file, text)) this.#version++;
  }

  /**
   * Notices what changed on disk since the last cell: modules of this package that were edited, or built, modules that
   * were missing, imported files, the project's options.
   */
  refresh(): void {
    this.#projects.refresh();
    const isOutdated = this.#projects.of(this.folder) !== this.#project;
    if (isOutdated) this.#useProject();
    this.#invalidated = this.#names.hasNews() || isOutdated;
    if (isOutdated) this.#names.forget();
    if (this.#invalidated || this.#files.hasChanged()) this.#version++;
  }

  getProjectVersion = (): string => String(this.#version);
  getCompilationSettings = (): TypeScript.CompilerOptions => this.#options;
  getScriptFileNames = (): string[] => [
    this.getDefaultLibFileName(),
    ...this.#libraryModules,
    this.#path('__globals__.d.ts'),
    ...(this.#isComplete ? this.#ambient : [this.#path('__light__.d.ts')]),
    this.importsFile,
    this.globalsFile,
    ...(this.#cell === undefined ? [] : [this.#cell]),
  ];
  getModuleResolutionCache = (): TypeScript.ModuleResolutionCache =>
    this.#names.in(this.importsFile)[0].cache;
  getCurrentDirectory = (): string => this.folder;
  getDefaultLibFileName = (): string => this.#path('__library__.d.ts');
  hasInvalidatedResolutions = (file: string): boolean =>
    this.#invalidated && (ownModule(file) !== undefined || !file.includes('/node_modules/'));
  useCaseSensitiveFileNames = (): boolean => ts.sys.useCaseSensitiveFileNames;
  fileExists = (file: string): boolean => this.#files.exists(file);
  readFile = (file: string): string | undefined => this.#files.text(file);
  directoryExists = (folder: string): boolean => ts.sys.directoryExists(folder);
  getDirectories = (folder: string): string[] => ts.sys.getDirectories(folder);
  realpath = (path: string): string => ts.sys.realpath?.(path) ?? path;
  getScriptVersion = (file: string): string => this.#files.version(file);
  getScriptSnapshot = (file: string): TypeScript.IScriptSnapshot | undefined => this.#files.snapshot(file);

  resolveModuleNameLiterals = (
    literals: readonly TypeScript.StringLiteralLike[],
    importer: string,
    _redirected: TypeScript.ResolvedProjectReference | undefined,
    options: TypeScript.CompilerOptions,
    file: TypeScript.SourceFile,
  ): Resolved[] =>
    literals.map((literal) => {
      if (literal.text === tslabName) return declared(this.#path('__tslab__.d.ts'));
      const mode = ts.getModeForUsageLocation(file, literal, options);
      return this.#names.resolve(literal.text, importer, mode);
    });

  isOfCells(file: string): boolean {
    return file === this.importsFile || file === this.globalsFile || file === this.#cell;
  }

  #useProject(): void {
    this.#project = this.#projects.of(this.folder);
    const { options, covers } = this.#project ?? {};
    this.#options =
      options && covers ? { ...cellOptions(options, covers(this.folder)), types: [] } : plainOptions;
    const libraries = libraryNames(this.#project?.options);
    const { text, modules } = mergedLibrary(libraries);
    this.#files.set(this.getDefaultLibFileName(), text);
    this.#libraryModules = modules.map((_, i) => this.#path(`__library${i}__.d.ts`));
    for (const [i, file] of this.#libraryModules.entries()) this.#files.set(file, modules[i]);
    this.#files.set(this.#path('__light__.d.ts'), libraries.some(hasDom) ? 'export {};' : lightGlobals);
    this.#names.forget();
    this.#version++;
    if (this.#isComplete) this.complete();
  }
}

function hasDom(library: string): boolean {
  return /^dom|^webworker|\.full$/.test(library);
}
