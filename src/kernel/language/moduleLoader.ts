import { readFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { packageRoot } from '../../packageRoot';
import { ts } from './compiler';
import { isEdited, modified, ownModule, ownName, resolveOwnModule } from './ownSources';
import { mapScript } from './stackFrames';

/** Node keeps these for loaders; they are not in its public types. */
interface Internals {
  _extensions: Record<string, (module: Loaded, file: string) => void>;
  _resolveFilename(request: string, parent: Loaded | undefined, ...rest: unknown[]): string;
}
interface Loaded extends NodeModule {
  _compile(code: string, file: string): void;
}

const internals = Module as unknown as Internals;
const cache = require.cache as Record<string, NodeModule | undefined>;

/**
 * Loads what cells import. This package's modules come from their build, or from `src` where that was edited since;
 * TypeScript files from disk are compiled; and whatever changed on disk is loaded again, with all that depends on it.
 */
export class ModuleLoader {
  readonly #fromNotebook: NodeRequire;
  readonly #fromPackage = createRequire(join(packageRoot, 'index.js'));
  readonly #stamps = new Map<string, number>();

  constructor(folder: string) {
    this.#fromNotebook = createRequire(join(folder, 'cell.js'));
    this.#install();
  }

  /** `require` as a cell sees it. */
  readonly require = (name: string): unknown => {
    if (name === ownName) return this.#fromPackage(name);
    try {
      return this.#fromNotebook(name);
    } catch (error) {
      if (name.startsWith('.') || !isMissing(error, name)) throw error;
      return this.#fromPackage(name);
    }
  };

  /** `import()` as a cell sees it; modules that cannot be required are left to Node's own. */
  readonly import = async (name: string): Promise<unknown> => {
    try {
      return namespace(this.require(name));
    } catch (error) {
      const { code } = error as { code?: string };
      if (code === 'ERR_REQUIRE_ESM')
        return nativeImport(pathToFileURL(this.#fromNotebook.resolve(name)).href);
      if (code === 'ERR_PACKAGE_PATH_NOT_EXPORTED' || code === 'ERR_REQUIRE_ASYNC_MODULE')
        return nativeImport(name);
      throw error;
    }
  };

  /** Forgets modules that changed since they were loaded, and those that use them. */
  refresh(): void {
    const stale = new Set<string>();
    for (const [file, stamp] of this.#stamps) if (stampOf(file) !== stamp) stale.add(file);
    if (stale.size === 0) return;
    for (let size = -1; size !== stale.size; ) {
      size = stale.size;
      for (const [file, module] of Object.entries(cache)) {
        if (module?.children.some((child) => stale.has(child.filename))) stale.add(file);
      }
    }
    for (const file of stale) {
      delete cache[file];
      this.#stamps.delete(file);
    }
  }

  #install(): void {
    const loadScript = internals._extensions['.js'];
    const resolve = internals._resolveFilename;
    internals._extensions['.js'] = (module, file) => {
      if (!file.includes(`${sep}node_modules${sep}`)) this.#stamps.set(file, stampOf(file));
      const own = ownModule(file);
      if (own && isEdited(own)) compile(module, file, own.source);
      else loadScript(module, file);
    };
    internals._extensions['.ts'] = (module, file) => {
      this.#stamps.set(file, stampOf(file));
      compile(module, file, file);
    };
    internals._resolveFilename = (request, parent, ...rest) => {
      // One module, one instance: `src/x.ts` and `dist/x.js` are the same.
      const own = parent?.filename ? resolveOwnModule(request, parent.filename) : undefined;
      return own ? own.code : resolve.call(Module, request, parent, ...rest);
    };
  }
}

function compile(module: Loaded, file: string, source: string): void {
  const text = readFileSync(source, 'utf8');
  const { outputText, sourceMapText } = ts.transpileModule(text, {
    fileName: source,
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.CommonJS,
      esModuleInterop: true,
      experimentalDecorators: true,
      sourceMap: true,
    },
  });
  mapScript(file, { name: source, source: text, map: sourceMapText! });
  module._compile(outputText.replace(/^\/\/# sourceMappingURL=.*$/m, ''), file);
}

/** When what a file was loaded from last changed. */
function stampOf(file: string): number {
  const own = ownModule(file);
  return own ? Math.max(modified(own.source), modified(own.code)) : modified(file);
}

function isMissing(error: unknown, name: string): boolean {
  const { code, message } = error as { code?: string; message?: string };
  return code === 'MODULE_NOT_FOUND' && (message ?? '').includes(`'${name}'`);
}

/** What `import()` gives for a CommonJS module. */
function namespace(loaded: unknown): unknown {
  if ((loaded as { __esModule?: boolean } | null)?.__esModule) return loaded;
  return { ...(loaded as object), default: loaded };
}

/** The compiler would turn a plain `import()` into `require`. */
const nativeImport = new Function('name', 'return import(name)') as (name: string) => Promise<unknown>;
