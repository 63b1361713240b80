import { builtinNames } from '../node/builtins';
import { files } from '../node/files';
import { textOf } from '../node/text';
import { Script } from '../node/vm';
import { nodeModules } from './nodeModules';

type Exports = Record<string, unknown>;
type Body = (
  exports: object,
  require: Require,
  module: { exports: unknown },
  file: string,
  folder: string,
) => void;
type Require = ((name: string) => unknown) & { resolve(name: string): string };

/** Where files of packages lie that are no packages' whole. */
const packagesFolder = '/activation-supervision/node_modules';

/** Which file a name means. */
export type Packages = Readonly<Record<string, string>>;

/**
 * How cells, and packages, import in a worker: each package is one file of the site, whose parts are all in it; Node's own
 * modules have their stand-ins.
 */
export class BrowserModules {
  readonly #packages: Packages;
  readonly #loaded = new Map<string, { exports: unknown }>();
  readonly #builtins = new Map<string, object>();
  readonly meta: object;

  /** @param packages the file of each name. @param folder that cells pass for lying in. */
  constructor(packages: Packages, folder: string) {
    this.#packages = packages;
    const resolve = (name: string): string => this.require.resolve(name);
    const url = `file://${folder}/cell.ts`;
    this.meta = Object.setPrototypeOf({ dirname: folder, filename: `${folder}/cell.ts`, resolve, url }, null);
  }

  /** Adds a module of the kernel itself. */
  add(name: string, module: object): void {
    this.#builtins.set(name, module);
  }

  /** @throws Error with Node's code for a name that the site does not have. */
  readonly require: Require = Object.assign((name: string): unknown => this.#load(name), {
    resolve: (name: string): string => this.#resolve(name).split('#', 1)[0],
  });

  readonly import = async (name: string): Promise<unknown> => {
    const loaded = this.require(name) as Exports | null;
    return loaded?.__esModule ? loaded : { ...loaded, default: loaded };
  };

  readonly need = async (name: string): Promise<{ module: unknown }> => ({ module: this.require(name) });

  /** Nothing of the site changes while it is open. */
  refresh(): void {}

  #load(name: string): unknown {
    const builtin = this.#builtins.get(name);
    if (builtin) return builtin;
    const plain = name.replace(/^node:/, '');
    const file = this.#packages[name];
    if (file === undefined && (plain !== name || builtinNames.has(plain))) {
      const module = nodeModules.get(plain);
      if (!module) throw missing(name, 'Node has no such module');
      return module;
    }
    const [path, part] = this.#resolve(name).split('#');
    let module = this.#loaded.get(path);
    if (!module) {
      module = { exports: {} };
      this.#loaded.set(path, module);
      try {
        this.#evaluate(path, this.require, module);
      } catch (error) {
        this.#loaded.delete(path);
        throw error;
      }
    }
    // A file of several entries has a function for each.
    return part === undefined ? module.exports : (module.exports as Record<string, () => unknown>)[part]();
  }

  #resolve(name: string): string {
    const file = this.#packages[name] ?? (name.startsWith('/') ? name : `${packagesFolder}/${name}`);
    if (!files.exists(file.split('#', 1)[0]))
      throw missing(name, 'it is not among the packages that this site serves');
    return file;
  }

  #evaluate(file: string, require: Require, module: { exports: unknown }): unknown {
    const text = textOf(files.read(file));
    if (file.endsWith('.json')) {
      module.exports = JSON.parse(text);
      return module.exports;
    }
    const header = '(function (exports, require, module, __filename, __dirname) {';
    const body = new Script(`${header}${text}\n})`, { filename: file }).runInThisContext() as Body;
    body.call(
      module.exports,
      module.exports as object,
      require,
      module,
      file,
      file.slice(0, file.lastIndexOf('/')),
    );
    return module.exports;
  }
}

function missing(name: string, why: string): Error {
  return Object.assign(new Error(`Cannot find module '${name}': ${why}`), { code: 'MODULE_NOT_FOUND' });
}
