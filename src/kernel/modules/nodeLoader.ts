import Module from 'node:module';

/** Node keeps these for loaders; they are not in its public types. */
interface NodeLoader {
  _extensions: Record<string, (module: Loaded, file: string) => void>;
  _resolveFilename(request: string, parent: Loaded | undefined, ...rest: unknown[]): string;
  _load(request: string, parent: Loaded | undefined, ...rest: unknown[]): unknown;
}
export interface Loaded extends NodeModule {
  _compile(code: string, file: string): void;
  __import?(name: string, options?: object): Promise<object>;
}

/** Node's own loader of CommonJS modules, whose parts the kernel's hooks take the place of. */
export const nodeLoader = Module as unknown as NodeLoader;

/** The modules that are loaded, by file. */
export const loadedModules = require.cache as Record<string, NodeModule | undefined>;
