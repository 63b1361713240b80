import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { Script } from 'node:vm';

type Body = (...given: unknown[]) => void;

/**
 * Runs the code of a CommonJS module as Node would, but as a script of its own: a debugger can put its breakpoints in a
 * script before that begins, in what Node compiles it cannot.
 */
export function runCommonJs(module: NodeModule, file: string, code: string, sourceMap: string): void {
  const header = '(function (exports, require, module, __filename, __dirname) {';
  const body = new Script(`${header}${code}\n})${sourceMap}`, { filename: file }).runInThisContext() as Body;
  const { resolve, cache, main, extensions } = createRequire(file);
  const require = (name: string): unknown => module.require(name);
  Object.assign(require, { resolve, cache, main, extensions });
  body.call(module.exports, module.exports, require, module, file, dirname(file));
}
