import { join } from 'node:path';
import ts from 'typescript';
import { packageRoot } from '../../src/packageRoot';

/**
 * The sources that entries import, directly or not, without any library: enough for names, signatures and doc comments, in a
 * fifth of the time.
 */
export function sourceProgram(entries: readonly string[]): ts.Program {
  const { config } = ts.readConfigFile(join(packageRoot, 'tsconfig.json'), ts.sys.readFile);
  const { options: own } = ts.parseJsonConfigFileContent(config, ts.sys, packageRoot);
  const options = { ...own, types: [], noLib: true };
  const host = ts.createCompilerHost(options);
  host.resolveModuleNameLiterals = (names, file) =>
    names.map(({ text }) =>
      text.startsWith('.') ? ts.resolveModuleName(text, file, options, host) : { resolvedModule: undefined },
    );
  return ts.createProgram(entries, options, host);
}
