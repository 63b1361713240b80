import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { packageRoot } from '../../packageRoot';
import { cellGlobals, lightGlobals } from './cellGlobals';
import { cellOptions, libraryNames, plainOptions } from './cellOptions';
import { type TypeScript, ts } from './compiler';
import { mergedLibrary } from './mergedLibrary';
import { isEdited, modified, ownModule, resolveOwnModule } from './ownSources';
import type { Project, Projects } from './projects';
import { tslabName, tslabTypes } from './tslabTypes';

type Resolved = TypeScript.ResolvedModuleWithFailedLookupLocations;
type Mode = TypeScript.ResolutionMode;

interface Resolving {
  options: TypeScript.CompilerOptions;
  cache: TypeScript.ModuleResolutionCache;
}

/** Names without a module that are looked for again before each cell: enough for a project's, too few to be felt. */
const missingLimit = 20;

/** The files that a notebook's compiler sees: the cell, what came before it, libraries, and imports from disk. */
export class LanguageHost implements TypeScript.LanguageServiceHost {
  readonly previousFile: string;
  readonly #projects: Projects;
  readonly #texts = new Map<
    string,
    { text: string; version: number; snapshot: TypeScript.IScriptSnapshot }
  >();
  readonly #snapshots = new Map<string, { version: string; snapshot: TypeScript.IScriptSnapshot }>();
  readonly #edited = new Map<string, boolean>();
  readonly #missing = new Map<string, { name: string; importer: string; mode: Mode }>();
  readonly #path: (name: string) => string;
  #project: Project | undefined;
  #options!: TypeScript.CompilerOptions;
  /** How names in files of a project are resolved, first as it asks, then with fewer demands. */
  readonly #resolving = new Map<Project | undefined, Resolving[]>();
  #invalidated = false;
  #isComplete = false;
  #isJsx = false;
  #libraryModules: string[] = [];
  #ambient: string[] = [];

  constructor(
    readonly folder: string,
    projects: Projects,
  ) {
    this.#projects = projects;
    this.#path = (name) => join(folder, name).replaceAll('\\', '/');
    this.previousFile = this.#path('__previous__.d.ts');
    this.setText(this.#path('__globals__.d.ts'), cellGlobals);
    this.setText(this.#path('__tslab__.d.ts'), tslabTypes);
    this.setText(this.previousFile, 'export {};');
    for (const isJsx of [true, false]) {
      this.#isJsx = isJsx;
      this.setText(this.cellFile, 'export {};');
    }
    this.#useProject();
  }

  get project(): Project | undefined {
    return this.#project;
  }

  get cellFile(): string {
    return this.#path(this.#isJsx ? '__cell__.tsx' : '__cell__.ts');
  }

  /** Whether the project says what JSX means. */
  get allowsJsx(): boolean {
    return this.#project !== undefined && this.#options.jsx !== undefined;
  }

  /** Whether Node's own declarations, and those of the project, are loaded. */
  get isComplete(): boolean {
    return this.#isComplete;
  }

  /** Puts Node's declarations in the place of their stand-in, and loads what the project declares for all files. */
  complete(): void {
    this.#isComplete = true;
    const own = this.#project?.declarations() ?? [];
    this.#ambient = [
      ...nodeTypes(this.#project && this.folder),
      ...own.map((file) => file.replaceAll('\\', '/')),
    ];
    if (this.#project) this.#options = { ...this.#options, types: this.#project.options.types };
  }

  /** The cell that is looked at next. */
  setCell(text: string, isJsx: boolean): void {
    this.#isJsx = isJsx;
    this.setText(this.cellFile, text);
  }

  setText(file: string, text: string): void {
    const old = this.#texts.get(file);
    if (old?.text === text) return;
    const snapshot = ts.ScriptSnapshot.fromString(text);
    this.#texts.set(file, { text, version: (old?.version ?? 0) + 1, snapshot });
  }

  /**
   * Notices what changed on disk since the last cell: modules of this package that were edited, or built, modules that
   * were missing, the project's options.
   */
  refresh(): void {
    this.#invalidated = false;
    for (const [source, was] of this.#edited) {
      const is = isEdited(ownModule(source)!);
      if (is === was) continue;
      this.#edited.set(source, is);
      this.#invalidated = true;
    }
    const isFound = ({ name, importer, mode }: { name: string; importer: string; mode: Mode }): boolean => {
      const { options } = this.#resolvingIn(importer).at(-1)!;
      return resolve(name, importer, mode, { options }, this).resolvedModule !== undefined;
    };
    this.#projects.refresh();
    const isOutdated = this.#projects.of(this.folder) !== this.#project;
    if (isOutdated) this.#useProject();
    if (isOutdated || [...this.#missing.values()].some(isFound)) {
      this.#missing.clear();
      this.#resolving.clear();
      this.#invalidated = true;
    }
  }

  getCompilationSettings = (): TypeScript.CompilerOptions => this.#options;
  getScriptFileNames = (): string[] => [
    this.getDefaultLibFileName(),
    ...this.#libraryModules,
    this.#path('__globals__.d.ts'),
    ...(this.#isComplete ? this.#ambient : [this.#path('__light__.d.ts')]),
    this.previousFile,
    this.cellFile,
  ];
  getModuleResolutionCache = (): TypeScript.ModuleResolutionCache =>
    this.#resolvingIn(this.cellFile)[0].cache;
  getCurrentDirectory = (): string => this.folder;
  getDefaultLibFileName = (): string => this.#path('__library__.d.ts');
  hasInvalidatedResolutions = (file: string): boolean =>
    this.#invalidated && (ownModule(file) !== undefined || !file.includes('/node_modules/'));
  useCaseSensitiveFileNames = (): boolean => ts.sys.useCaseSensitiveFileNames;
  fileExists = (file: string): boolean => this.#texts.has(file) || ts.sys.fileExists(file);
  readFile = (file: string): string | undefined => this.#texts.get(file)?.text ?? ts.sys.readFile(file);
  directoryExists = (folder: string): boolean => ts.sys.directoryExists(folder);
  getDirectories = (folder: string): string[] => ts.sys.getDirectories(folder);
  realpath = (path: string): string => ts.sys.realpath?.(path) ?? path;

  getScriptVersion = (file: string): string => {
    const own = this.#texts.get(file);
    if (own) return String(own.version);
    return file.includes('/node_modules/') ? '1' : String(modified(file));
  };

  getScriptSnapshot = (file: string): TypeScript.IScriptSnapshot | undefined => {
    const own = this.#texts.get(file);
    if (own) return own.snapshot;
    const version = this.getScriptVersion(file);
    const kept = this.#snapshots.get(file);
    if (kept?.version === version) return kept.snapshot;
    const text = ts.sys.readFile(file);
    if (text === undefined) return undefined;
    const snapshot = ts.ScriptSnapshot.fromString(text);
    this.#snapshots.set(file, { version, snapshot });
    return snapshot;
  };

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
      return this.#resolveOwn(literal.text, importer) ?? this.#resolve(literal.text, importer, mode);
    });

  #useProject(): void {
    this.#project = this.#projects.of(this.folder);
    const { options, covers } = this.#project ?? {};
    this.#options =
      options && covers ? { ...cellOptions(options, covers(this.folder)), types: [] } : plainOptions;
    const libraries = libraryNames(this.#project?.options);
    const { text, modules } = mergedLibrary(libraries);
    this.setText(this.getDefaultLibFileName(), text);
    this.#libraryModules = modules.map((_, i) => this.#path(`__library${i}__.d.ts`));
    for (const [i, file] of this.#libraryModules.entries()) this.setText(file, modules[i]);
    this.setText(this.#path('__light__.d.ts'), libraries.some(hasDom) ? 'export {};' : lightGlobals);
    this.#resolving.clear();
    if (this.#isComplete) this.complete();
  }

  /** Files of another project, of a workspace, follow its own paths. */
  #resolvingIn(importer: string): Resolving[] {
    const isPackages = importer.includes('/node_modules/');
    const project = isPackages ? this.#project : this.#projects.of(dirname(importer));
    const known = this.#resolving.get(project);
    if (known) return known;
    const { paths, baseUrl, rootDirs, customConditions, pathsBasePath } = project?.options ?? {};
    const own = { paths, baseUrl, rootDirs, customConditions, pathsBasePath };
    const strict = project === this.#project ? this.#options : { ...this.#options, ...own };
    // A project may ask for more than it takes to find a module, such as an ending; a cell need not.
    const { ESNext } = ts.ModuleKind;
    const loose = { ...strict, module: ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler };
    const made = [strict, loose].map((options) => ({
      options,
      cache: ts.createModuleResolutionCache(this.folder, (name) => name, options),
    }));
    this.#resolving.set(project, made);
    return made;
  }

  #resolveOwn(name: string, importer: string): Resolved | undefined {
    const own = resolveOwnModule(name, importer);
    if (!own) return undefined;
    const edited = isEdited(own);
    this.#edited.set(own.source, edited);
    return edited ? declared(own.source, ts.Extension.Ts) : declared(own.types);
  }

  /** As the project, or Node, resolves it; else with fewer demands; and what is missing there, from this package's. */
  #resolve(name: string, importer: string, mode: Mode): Resolved {
    const [strict, loose] = this.#resolvingIn(importer);
    const found = resolve(name, importer, mode, strict, this);
    if (found.resolvedModule || importer.includes('/node_modules/')) return found;
    const again = resolve(name, importer, mode, loose, this);
    if (again.resolvedModule) return again;
    if (this.#missing.size < missingLimit)
      this.#missing.set(`${importer}\n${name}`, { name, importer, mode });
    if (name.startsWith('.') || (importer !== this.cellFile && importer !== this.previousFile)) return found;
    const own = join(packageRoot, 'index.ts');
    const plain = resolve(name, own, undefined, { options: plainOptions }, this);
    return plain.resolvedModule ? plain : resolve(name, own, mode, { options: loose.options }, this);
  }
}

function resolve(
  name: string,
  importer: string,
  mode: Mode,
  { options, cache }: Omit<Resolving, 'cache'> & Partial<Resolving>,
  host: TypeScript.ModuleResolutionHost,
): Resolved {
  return ts.resolveModuleName(name, importer, options, host, cache, undefined, mode);
}

function declared(file: string, extension: TypeScript.Extension = ts.Extension.Dts): Resolved {
  const resolvedFileName = file.replaceAll('\\', '/');
  return { resolvedModule: { resolvedFileName, extension, isExternalLibraryImport: false } };
}

function hasDom(library: string): boolean {
  return /^dom|^webworker|\.full$/.test(library);
}

/** Node's declarations: those of the project's folder where it has them, otherwise the kernel's. */
function nodeTypes(folder: string | undefined): string[] {
  for (const from of [...(folder === undefined ? [] : [join(folder, 'index.js')]), __filename]) {
    try {
      const manifest = createRequire(from).resolve('@types/node/package.json');
      return [join(manifest, '../index.d.ts').replaceAll('\\', '/')];
    } catch {
      // Not there; the next may have them.
    }
  }
  return [];
}
