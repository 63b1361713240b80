import { dirname, join } from 'node:path';
import { packageRoot } from '../../../packageRoot';
import { plainOptions } from '../cellOptions';
import { type TypeScript, ts } from '../compiler';
import { isEdited, ownModule, resolveOwnModule } from '../ownSources';
import type { Project, Projects } from '../projects';

type Resolved = TypeScript.ResolvedModuleWithFailedLookupLocations;
type Mode = TypeScript.ResolutionMode;

interface Resolving {
  options: TypeScript.CompilerOptions;
  cache: TypeScript.ModuleResolutionCache;
}

/** What the names are looked up for. */
export interface NamesHost extends TypeScript.ModuleResolutionHost {
  readonly folder: string;
  readonly project: Project | undefined;
  getCompilationSettings(): TypeScript.CompilerOptions;
  /** Whether a file holds what cells import; to those this package's own dependencies are open. */
  isOfCells(file: string): boolean;
}

/** Names without a module that are looked for again before each cell: enough for a project's, too few to be felt. */
const missingLimit = 20;

/** Finds the declarations that imports mean. */
export class ModuleNames {
  readonly #host: NamesHost;
  readonly #projects: Projects;
  readonly #edited = new Map<string, boolean>();
  readonly #missing = new Map<string, { name: string; importer: string; mode: Mode }>();
  /** How names in files of a project are resolved, first as it asks, then with fewer demands. */
  readonly #resolving = new Map<Project | undefined, Resolving[]>();

  constructor(host: NamesHost, projects: Projects) {
    this.#host = host;
    this.#projects = projects;
  }

  /** Forgets what was found for options that are others now. */
  forget(): void {
    this.#missing.clear();
    this.#resolving.clear();
  }

  /** Whether a module of this package was edited, or built, or one that was missing is there. */
  hasNews(): boolean {
    let news = false;
    for (const [source, was] of this.#edited) {
      const is = isEdited(ownModule(source)!);
      if (is === was) continue;
      this.#edited.set(source, is);
      news = true;
    }
    const isFound = ({ name, importer, mode }: { name: string; importer: string; mode: Mode }): boolean => {
      const { options } = this.in(importer).at(-1)!;
      return resolve(name, importer, mode, { options }, this.#host).resolvedModule !== undefined;
    };
    if (![...this.#missing.values()].some(isFound)) return news;
    this.forget();
    return true;
  }

  /** Files of another project, of a workspace, follow its own paths. */
  in(importer: string): Resolving[] {
    const { project: own, folder } = this.#host;
    const isPackages = importer.includes('/node_modules/');
    const project = isPackages ? own : this.#projects.of(dirname(importer));
    const known = this.#resolving.get(project);
    if (known) return known;
    const { paths, baseUrl, rootDirs, customConditions, pathsBasePath } = project?.options ?? {};
    const about = { paths, baseUrl, rootDirs, customConditions, pathsBasePath };
    const settings = this.#host.getCompilationSettings();
    const strict = project === own ? settings : { ...settings, ...about };
    // A project may ask for more than it takes to find a module, such as an ending; a cell need not.
    const { ESNext } = ts.ModuleKind;
    const loose = { ...strict, module: ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler };
    const made = [strict, loose].map((options) => ({
      options,
      cache: ts.createModuleResolutionCache(folder, (name) => name, options),
    }));
    this.#resolving.set(project, made);
    return made;
  }

  resolve(name: string, importer: string, mode: Mode): Resolved {
    return this.#resolveOwn(name, importer) ?? this.#resolve(name, importer, mode);
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
    const host = this.#host;
    const [strict, loose] = this.in(importer);
    const found = resolve(name, importer, mode, strict, host);
    if (found.resolvedModule || importer.includes('/node_modules/')) return found;
    const again = resolve(name, importer, mode, loose, host);
    if (again.resolvedModule) return again;
    if (this.#missing.size < missingLimit)
      this.#missing.set(`${importer}\n${name}`, { name, importer, mode });
    if (name.startsWith('.') || !host.isOfCells(importer)) return found;
    const own = join(packageRoot, 'index.ts');
    const plain = resolve(name, own, undefined, { options: plainOptions }, host);
    return plain.resolvedModule ? plain : resolve(name, own, mode, { options: loose.options }, host);
  }
}

/** A file of declarations, or of another kind, as what a name was resolved to. */
export function declared(file: string, extension: TypeScript.Extension = ts.Extension.Dts): Resolved {
  const resolvedFileName = file.replaceAll('\\', '/');
  return { resolvedModule: { resolvedFileName, extension, isExternalLibraryImport: false } };
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
