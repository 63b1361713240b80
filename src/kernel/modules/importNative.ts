import { dirname, join } from 'node:path';
import { constants, Script } from 'node:vm';

type Import = (name: string, options?: object) => Promise<object>;

const importers = new Map<string, Import>();
const experimental = 'USE_MAIN_CONTEXT_DEFAULT_LOADER';

/** Node's own `import()`, as if it stood in a given file. The compiler would turn a plain one into `require`. */
export function importNative(name: string, importer: string, options?: object): Promise<object> {
  const folder = dirname(importer);
  let found = importers.get(folder);
  if (!found) {
    const script = new Script('(name, options) => import(name, options)', {
      filename: join(folder, 'import.js'),
      // Since Node 20.12; before, names of packages are those that the kernel finds.
      importModuleDynamically: constants?.[experimental],
    });
    found = script.runInThisContext() as Import;
    importers.set(folder, found);
  }
  return found(name, options);
}

/** Node warns, once, of the constant above; nobody who writes a cell can do anything about it. */
const warn = process.emitWarning;
process.emitWarning = ((warning: string | Error, ...rest: unknown[]): void => {
  if (!String(warning).includes(experimental)) Reflect.apply(warn, process, [warning, ...rest]);
}) as typeof warn;
