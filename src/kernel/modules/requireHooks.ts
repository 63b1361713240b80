import { readFileSync } from 'node:fs';
import Module from 'node:module';
import { dirname, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inlineMap } from '../language/debugging/inlineMap';
import { isEdited, modified, ownModule, resolveOwnModule } from '../language/ownSources';
import type { Projects } from '../language/projects';
import { mapScript } from '../language/stackFrames';
import { compileModule } from './compileModule';
import { ImportedAnswers, type ImportFor } from './importedAnswers';
import type { ModuleResolver } from './moduleResolver';
import { type Loaded, loadedModules, nodeLoader } from './nodeLoader';
import { runCommonJs } from './runCommonJs';

/** What the hooks ask of the loader that they serve. */
export interface RequireHost {
  readonly projects: Projects;
  readonly resolver: ModuleResolver;
  readonly builtins: ReadonlyMap<string, object>;
  isEsModule(file: string): boolean;
  /** `import()` in a CommonJS file. */
  import(name: string, importer: string, options?: object): Promise<object>;
  /** Imports what a `require` asked for in vain. */
  readonly importFor: ImportFor;
}

/**
 * Node's `require`, taught what the kernel's modules need: TypeScript, the names of a project, when a file was read, and
 * modules that load asynchronously, which `answer` imports beforehand.
 */
export class RequireHooks {
  readonly #host: RequireHost;
  readonly #stamps = new Map<string, number>();
  readonly #answers: ImportedAnswers;
  /** The files of those that a file was given. */
  readonly #given = new Map<string, Set<string>>();

  constructor(host: RequireHost) {
    this.#host = host;
    this.#answers = new ImportedAnswers(host.importFor);
    this.#hookExtensions();
    this.#hookResolution();
    this.#hookLoading();
  }

  /** What a function gives that requires modules; those that load asynchronously are imported first. */
  answer<Answer>(body: () => Answer): Promise<Answer> {
    return this.#answers.answer(body);
  }

  /** Files that changed since they were loaded. */
  changed(): string[] {
    return [...this.#stamps].filter(([file, stamp]) => stampOf(file) !== stamp).map(([file]) => file);
  }

  /** Files of modules that use one of some files. */
  dependents(files: ReadonlySet<string>): string[] {
    const users = Object.values(loadedModules).filter((one) =>
      one?.children.some(({ filename }) => files.has(filename)),
    );
    const given = [...this.#given].filter(([, used]) => [...used].some((one) => files.has(one)));
    return [...users.map((one) => one!.filename), ...given.map(([file]) => file)];
  }

  forget(file: string): void {
    delete loadedModules[file];
    this.#stamps.delete(file);
    this.#given.delete(file);
    this.#answers.forget(file);
  }

  #hookExtensions(): void {
    const { '.js': loadScript, '.json': loadJson } = nodeLoader._extensions;
    nodeLoader._extensions['.js'] = (module, file) => {
      if (isPackages(file)) return loadScript(module, file);
      this.#stamp(file);
      const own = ownModule(file);
      if (own) return isEdited(own) ? this.#compile(module, file, own.source) : loadScript(module, file);
      if (this.#host.isEsModule(file)) throw requiresImport(file);
      return file.endsWith('.jsx') ? this.#compile(module, file) : loadScript(module, file);
    };
    nodeLoader._extensions['.json'] = (module, file) => {
      if (!isPackages(file)) this.#stamp(file);
      loadJson(module, file);
    };
    for (const ending of ['.ts', '.tsx', '.cts', '.mts']) {
      nodeLoader._extensions[ending] = (module, file) => {
        this.#stamp(file);
        if (this.#host.isEsModule(file)) throw requiresImport(file);
        this.#compile(module, file);
      };
    }
  }

  #hookResolution(): void {
    const resolve = nodeLoader._resolveFilename;
    nodeLoader._resolveFilename = (request, parent, ...rest) => {
      const importer = parent?.filename;
      if (!importer) return resolve.call(Module, request, parent, ...rest);
      // One module, one instance: `src/x.ts` and `dist/x.js` are the same.
      const own = resolveOwnModule(request, importer);
      if (own) return own.code;
      if (isPackages(importer)) return resolve.call(Module, request, parent, ...rest);
      const found = (): string | undefined => {
        const target = this.#host.resolver.resolve(request, importer, false);
        return 'file' in target ? target.file : undefined;
      };
      const early = this.#host.projects.of(dirname(importer)) && found();
      if (early) return early;
      try {
        return resolve.call(Module, request, parent, ...rest);
      } catch (error) {
        const late = (error as { code?: string }).code === 'MODULE_NOT_FOUND' ? found() : undefined;
        if (late) return late;
        throw error;
      }
    };
  }

  #hookLoading(): void {
    const load = nodeLoader._load;
    nodeLoader._load = (request, parent, ...rest) => {
      const builtin = this.#host.builtins.get(request);
      if (builtin) return builtin;
      const importer = parent?.filename;
      const imported = importer && this.#answers.imported(request, importer);
      if (imported) {
        if (imported.file) this.#give(importer, imported.file);
        return imported.exports;
      }
      try {
        if (importer && isPackages(importer) && Module.isBuiltin(request))
          return withoutDeprecations(() => load.call(Module, request, parent, ...rest));
        return load.call(Module, request, parent, ...rest);
      } catch (error) {
        if (importer) this.#answers.note(error, request, importer);
        throw error;
      }
    };
  }

  #give(importer: string, file: string): void {
    const given = this.#given.get(importer) ?? new Set();
    this.#given.set(importer, given.add(file));
  }

  #stamp(file: string): void {
    this.#stamps.set(file, stampOf(file));
  }

  #compile(module: Loaded, file: string, source = file): void {
    const text = readFileSync(source, 'utf8');
    const { code, map } = compileModule(source, text, false, this.#host.projects.of(dirname(source)));
    mapScript(file, { name: source, source: text, map });
    module.__import = (name, options) => this.#host.import(name, source, options);
    runCommonJs(module, file, code, inlineMap(map, pathToFileURL(source).href));
  }
}

/** Documented, but not in Node's types. */
const node = process as NodeJS.Process & { noDeprecation?: boolean };

/**
 * Node tells nobody that a package uses an outdated module of its own, such as `punycode`; but it takes the first code on the
 * stack for the one that asks, and that is these hooks.
 */
function withoutDeprecations<Result>(load: () => Result): Result {
  const { noDeprecation } = node;
  node.noDeprecation = true;
  try {
    return load();
  } finally {
    node.noDeprecation = noDeprecation;
  }
}

/** When what a file was loaded from last changed. */
function stampOf(file: string): number {
  const own = ownModule(file);
  return own ? Math.max(modified(own.source), modified(own.code)) : modified(file);
}

export function isPackages(file: string): boolean {
  return file.includes(`${sep}node_modules${sep}`);
}

function requiresImport(file: string): Error {
  const error = new Error(`${file} is an ES module: import it, at the top of a file or with await import(…)`);
  return Object.assign(error, { code: 'ERR_REQUIRE_ESM' });
}
