import { join } from 'node:path';
import { packageRoot } from '../../packageRoot';
import { cellGlobals, lightGlobals } from './cellGlobals';
import { type TypeScript, ts } from './compiler';
import { mergedLibrary } from './mergedLibrary';
import { isEdited, modified, ownModule, resolveOwnModule } from './ownSources';

const libraries = [
  'es2023',
  'esnext.disposable',
  'esnext.array',
  'esnext.collection',
  'decorators',
  'decorators.legacy',
];

const options: TypeScript.CompilerOptions = {
  target: ts.ScriptTarget.ES2024,
  module: ts.ModuleKind.CommonJS,
  moduleResolution: ts.ModuleResolutionKind.Node10,
  noLib: true,
  types: [],
  typeRoots: [join(packageRoot, 'node_modules', '@types')],
  esModuleInterop: true,
  experimentalDecorators: true,
  resolveJsonModule: true,
  preserveConstEnums: true,
  skipLibCheck: true,
  declaration: true,
  sourceMap: true,
  newLine: ts.NewLineKind.LineFeed,
  jsx: ts.JsxEmit.React,
};

/** The files that a notebook's compiler sees: the cell, what came before it, libraries, and imports from disk. */
export class LanguageHost implements TypeScript.LanguageServiceHost {
  readonly cellFile: string;
  readonly previousFile: string;
  readonly #texts = new Map<
    string,
    { text: string; version: number; snapshot: TypeScript.IScriptSnapshot }
  >();
  readonly #snapshots = new Map<string, { version: string; snapshot: TypeScript.IScriptSnapshot }>();
  readonly #edited = new Map<string, boolean>();
  readonly #resolutions: TypeScript.ModuleResolutionCache;
  #invalidated = false;
  #roots: string[];

  constructor(readonly folder: string) {
    const path = (name: string): string => join(folder, name).replaceAll('\\', '/');
    this.cellFile = path('__cell__.ts');
    this.previousFile = path('__previous__.d.ts');
    const [library, globals, light] = ['__library__.d.ts', '__globals__.d.ts', '__light__.d.ts'].map(path);
    this.setText(library, mergedLibrary(libraries));
    this.setText(globals, cellGlobals);
    this.setText(light, lightGlobals);
    this.setText(this.previousFile, 'export {};');
    this.setText(this.cellFile, 'export {};');
    this.#roots = [library, globals, light, this.previousFile, this.cellFile];
    this.#resolutions = ts.createModuleResolutionCache(folder, (name) => name, options);
  }

  /** Whether Node's own declarations are loaded. */
  get isComplete(): boolean {
    return !this.#roots[2].endsWith('__light__.d.ts');
  }

  /** Puts Node's declarations in the place of their stand-in. */
  complete(): void {
    this.#roots[2] = join(packageRoot, 'node_modules', '@types', 'node', 'index.d.ts');
  }

  setText(file: string, text: string): void {
    const old = this.#texts.get(file);
    if (old?.text === text) return;
    const snapshot = ts.ScriptSnapshot.fromString(text);
    this.#texts.set(file, { text, version: (old?.version ?? 0) + 1, snapshot });
  }

  /** Notices modules of this package that were edited, or built, since the last cell. */
  refresh(): void {
    this.#invalidated = false;
    for (const [source, was] of this.#edited) {
      const is = isEdited(ownModule(source)!);
      if (is === was) continue;
      this.#edited.set(source, is);
      this.#invalidated = true;
    }
  }

  getCompilationSettings = (): TypeScript.CompilerOptions => options;
  getScriptFileNames = (): string[] => this.#roots;
  getModuleResolutionCache = (): TypeScript.ModuleResolutionCache => this.#resolutions;
  getCurrentDirectory = (): string => this.folder;
  getDefaultLibFileName = (): string => this.#roots[0];
  hasInvalidatedResolutions = (file: string): boolean => this.#invalidated && ownModule(file) !== undefined;
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
  ): TypeScript.ResolvedModuleWithFailedLookupLocations[] =>
    literals.map(({ text }) => this.#resolveOwn(text, importer) ?? this.#resolve(text, importer));

  #resolveOwn(
    name: string,
    importer: string,
  ): TypeScript.ResolvedModuleWithFailedLookupLocations | undefined {
    const own = resolveOwnModule(name, importer);
    if (!own) return undefined;
    const edited = isEdited(own);
    this.#edited.set(own.source, edited);
    const resolvedFileName = (edited ? own.source : own.types).replaceAll('\\', '/');
    const extension = edited ? ts.Extension.Ts : ts.Extension.Dts;
    return { resolvedModule: { resolvedFileName, extension, isExternalLibraryImport: false } };
  }

  /** As Node resolves it from the notebook's folder; what is missing there, from this package's. */
  #resolve(name: string, importer: string): TypeScript.ResolvedModuleWithFailedLookupLocations {
    const from = (file: string) => ts.resolveModuleName(name, file, options, this, this.#resolutions);
    const found = from(importer);
    if (found.resolvedModule || name.startsWith('.') || importer !== this.cellFile) return found;
    return from(join(packageRoot, 'index.ts'));
  }
}
