import { isBuiltin } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type TypeScript, ts } from '../language/compiler';
import { resolveOwnModule } from '../language/ownSources';
import type { Projects } from '../language/projects';

/** Where an import leads: to a file that the kernel loads itself, or to what is left to Node. */
export type Target = { file: string } | { native: string };

/**
 * Finds the files that imports mean, as the compiler does: by the project's `paths` and `baseUrl`, `.ts` for `.js`,
 * without an ending, through links of a workspace and the `exports` of packages.
 */
export class ModuleResolver {
  readonly #projects: Projects;
  readonly #caches = new Map<
    unknown,
    { options: TypeScript.CompilerOptions; cache: TypeScript.ModuleResolutionCache }
  >();

  constructor(projects: Projects) {
    this.#projects = projects;
  }

  /** @param isEsModule whether the importing file is one: packages may offer each kind its own. */
  resolve(name: string, importer: string, isEsModule: boolean): Target {
    if (name.startsWith('file:')) {
      const path = fileURLToPath(name);
      return { file: this.#find(path, importer, isEsModule) ?? path };
    }
    if (isBuiltin(name) || /^[a-z]{2,}:/i.test(name)) return { native: name };
    const own = resolveOwnModule(name, importer);
    if (own) return { file: own.code };
    const found = this.#find(name, importer, isEsModule);
    if (found === undefined) return { native: name };
    const isPackages = found.includes(`${sep}node_modules${sep}`);
    return !isPackages || /\.([cm]?tsx?|json)$/.test(found) ? { file: found } : { native: name };
  }

  /** The file of a module, of a package too; undefined where there is none. */
  find(name: string, importer: string): string | undefined {
    return this.#find(name, importer, true);
  }

  /** Forgets what was found: files come and go. */
  refresh(): void {
    this.#caches.clear();
  }

  #find(name: string, importer: string, isEsModule: boolean): string | undefined {
    const { options, cache } = this.#settings(dirname(importer));
    const mode = isEsModule ? ts.ModuleKind.ESNext : ts.ModuleKind.CommonJS;
    const result = ts.resolveModuleName(name, importer, options, ts.sys, cache, undefined, mode);
    const file = result.resolvedModule?.resolvedFileName;
    return file === undefined || /\.d\.[cm]?ts$/.test(file) ? undefined : join(file);
  }

  #settings(folder: string): {
    options: TypeScript.CompilerOptions;
    cache: TypeScript.ModuleResolutionCache;
  } {
    const project = this.#projects.of(folder);
    let found = this.#caches.get(project);
    if (!found) {
      const { paths, baseUrl, rootDirs, customConditions, preserveSymlinks } = project?.options ?? {};
      const options: TypeScript.CompilerOptions = {
        ...{ paths, baseUrl, rootDirs, preserveSymlinks },
        ...{ pathsBasePath: project?.options.pathsBasePath, configFilePath: project?.options.configFilePath },
        module: ts.ModuleKind.ESNext,
        moduleResolution: ts.ModuleResolutionKind.Bundler,
        customConditions: [...(customConditions ?? []), 'node'],
        resolveJsonModule: true,
        allowJs: true,
        // Not in the public type: code is looked for, not declarations.
        noDtsResolution: true,
      };
      found = { options, cache: ts.createModuleResolutionCache(folder, (file) => file, options) };
      this.#caches.set(project, found);
    }
    return found;
  }
}
