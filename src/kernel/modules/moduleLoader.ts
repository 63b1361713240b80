import { existsSync, readFileSync } from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { packageRoot } from '../../packageRoot';
import { isEsModule } from '../language/moduleFormat';
import { isOwnName, ownModule } from '../language/ownSources';
import { Projects } from '../language/projects';
import { createMeta } from './importMeta';
import { importNative } from './importNative';
import { ModuleGraph } from './moduleGraph';
import { ModuleResolver, type Target } from './moduleResolver';
import { namespaceOf, requirable } from './namespaces';
import { RequireHooks } from './requireHooks';

/** How cells import. */
export interface LoaderOptions {
  /** Whether as ES modules do. */
  isEsModule?(): boolean;
  /** Modules of the kernel itself, by name. */
  builtins?: ReadonlyMap<string, object>;
  projects?: Projects;
}

/**
 * Loads what cells import. This package's modules come from their build, or from `src` where that was edited since;
 * TypeScript files from disk are compiled, as their project says; and whatever changed on disk is loaded again, with all
 * that depends on it.
 */
export class ModuleLoader {
  /** `import.meta` as a cell sees it. */
  readonly meta: object;
  readonly #cellFile: string;
  readonly #fromNotebook: NodeRequire;
  readonly #fromPackage = createRequire(join(packageRoot, 'index.js'));
  readonly #isEsCell: () => boolean;
  readonly #builtins: ReadonlyMap<string, object>;
  readonly #projects: Projects;
  readonly #resolver: ModuleResolver;
  readonly #graph: ModuleGraph;
  readonly #hooks: RequireHooks;

  constructor(folder: string, options: LoaderOptions = {}) {
    this.#projects = options.projects ?? new Projects();
    this.#builtins = options.builtins ?? new Map();
    this.#isEsCell = options.isEsModule ?? (() => false);
    this.#cellFile = join(folder, 'cell.js');
    this.#fromNotebook = createRequire(this.#cellFile);
    this.#resolver = new ModuleResolver(this.#projects);
    const host = {
      projects: this.#projects,
      resolver: this.#resolver,
      builtins: this.#builtins,
      resolve: (name: string, importer: string) => this.#resolver.resolve(name, importer, true),
      isEsModule: (file: string) => this.#isEsModule(file),
      import: (name: string, importer: string, given?: object) => this.#import(name, importer, given),
      importFor: (name: string, importer: string) => this.#importFor(name, importer),
      load: (target: Target, importer: string) => this.#load(target, importer),
      urlOf: (name: string, importer: string) => this.#urlOf(name, importer),
    };
    this.#graph = new ModuleGraph(host);
    this.#hooks = new RequireHooks(host);
    this.meta = createMeta(notebookFile(folder), (name) => this.#urlOf(name, this.#cellFile));
  }

  /** `require` as a cell sees it. */
  readonly require = (name: string): unknown => {
    if (isOwnName(name)) return this.#fromPackage(name);
    try {
      return this.#fromNotebook(name);
    } catch (error) {
      if (name.startsWith('.') || !isMissing(error, name)) throw error;
      return this.#fromPackage(name);
    }
  };

  /** `import()` as a cell sees it. */
  readonly import = async (name: string, options?: object): Promise<unknown> => {
    if (this.#isEsCell() || name.startsWith('file:')) return this.#importInCell(name, options);
    return namespace(await this.#hooks.answer(() => this.require(name)));
  };

  /** What an import that stands in a cell gives; in a box, since `await` would wait for a module that has a `then`. */
  readonly need = async (name: string): Promise<{ module: unknown }> => {
    if (this.#isEsCell()) return { module: await this.#importInCell(name) };
    return { module: await this.#hooks.answer(() => this.require(name)) };
  };

  /** Forgets modules that changed since they were loaded, and those that use them. */
  refresh(): void {
    this.#projects.refresh();
    this.#resolver.refresh();
    const stale = new Set([...this.#graph.changed(), ...this.#hooks.changed()]);
    if (stale.size === 0) return;
    for (let size = -1; size !== stale.size; ) {
      size = stale.size;
      for (const file of [...this.#graph.dependents(stale), ...this.#hooks.dependents(stale)])
        stale.add(file);
    }
    for (const file of stale) {
      this.#graph.forget(file);
      this.#hooks.forget(file);
    }
  }

  /** What is missing beside the notebook comes from this package's folder. */
  async #importInCell(name: string, options?: object): Promise<object> {
    try {
      return await this.#import(name, this.#cellFile, options);
    } catch (error) {
      if (name.startsWith('.') || !isMissing(error, name)) throw error;
      return this.#import(name, join(packageRoot, 'index.js'), options);
    }
  }

  #import(name: string, importer: string, options?: object): Promise<object> {
    return this.#load(this.#resolver.resolve(name, importer, true), importer, options);
  }

  async #load(target: Target, importer: string, options?: object): Promise<object> {
    if ('native' in target)
      return this.#builtins.get(target.native) ?? importNative(target.native, importer, options);
    if (this.#isEsModule(target.file)) return this.#graph.import(target.file);
    return namespaceOf(await this.#hooks.answer(() => this.#fromNotebook(target.file)));
  }

  async #importFor(name: string, importer: string): Promise<{ exports: object; file?: string }> {
    const target = this.#resolver.resolve(name, importer, true);
    if ('file' in target && this.#isEsModule(target.file))
      return { exports: requirable(await this.#graph.import(target.file)), file: target.file };
    return { exports: requirable(await importNative(name, importer)) };
  }

  #isEsModule(file: string): boolean {
    if (ownModule(file)) return false;
    return isEsModule(file, this.#projects.of(dirname(file)), () => readFileSync(file, 'utf8'));
  }

  /** As `import.meta.resolve`. */
  #urlOf(name: string, importer: string): string {
    if (/^(\.{0,2}\/|file:)/.test(name)) return new URL(name, pathToFileURL(importer)).href;
    if (isBuiltin(name)) return name.startsWith('node:') ? name : `node:${name}`;
    const found = this.#resolver.find(name, importer);
    if (found !== undefined) return pathToFileURL(found).href;
    throw Object.assign(new Error(`Cannot find package '${name}' imported from ${importer}`), {
      code: 'ERR_MODULE_NOT_FOUND',
    });
  }
}

/** The notebook where Jupyter tells its name, otherwise a file that would stand in its place. */
function notebookFile(folder: string): string {
  const notebook = join(folder, basename(process.env.JPY_SESSION_NAME ?? ''));
  return notebook !== folder && existsSync(notebook) ? notebook : join(folder, 'cell.ts');
}

/** Whether an error says that there is no package, or no module, of a name. */
function isMissing(error: unknown, name: string): boolean {
  const { code, message } = (error ?? {}) as { code?: string; message?: string };
  if (code === 'MODULE_NOT_FOUND') return (message ?? '').includes(`'${name}'`);
  const [scope, rest] = name.split('/');
  const packageName = scope.startsWith('@') ? `${scope}/${rest}` : scope;
  return code === 'ERR_MODULE_NOT_FOUND' && (message ?? '').includes(`package '${packageName}'`);
}

/** What `import()` gives for a CommonJS module. */
function namespace(loaded: unknown): unknown {
  if ((loaded as { __esModule?: boolean } | null)?.__esModule) return loaded;
  return { ...(loaded as object), default: loaded };
}
