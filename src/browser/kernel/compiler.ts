import type TypeScript from 'typescript';
import { modules } from './openSite';
import { createSystem } from './system';

export type { TypeScript };

/** Where the compiler's declarations of JavaScript's own library lie. */
export const libraryFolder = '/activation-supervision/node_modules/typescript/lib';

/** The TypeScript compiler, over the files of this worker; in place of Node's loader of it (`kernel/language/compiler`). */
export const ts: typeof TypeScript = modules.require('typescript') as typeof TypeScript;

/** Not in its public types. */
(ts as unknown as { setSys(system: TypeScript.System): void }).setSys(createSystem(libraryFolder));

/** A browser keeps compiled code by itself. */
export function keepCompiledCompiler(): void {}
