import { join } from 'node:path';
import ts from 'typescript';
import { packageRoot } from '../../src/packageRoot';
import { memoryProgram } from './memoryProgram';

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ES2022,
  moduleResolution: ts.ModuleResolutionKind.Node10,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts'],
  types: ['node'],
  esModuleInterop: true,
  strict: true,
  noUnusedLocals: true,
  skipLibCheck: true,
  noEmit: true,
};

/** What the compiler reports of a name that is not used: of a variable at the end of an example that is no fault. */
const UNUSED = new Set([6133, 6192, 6196, 6198, 6199]);

/**
 * What is wrong with the types of examples, by their names, each a module of its own in the repository's folder: every name
 * must be declared or imported in it, and every import used.
 */
export function exampleErrors(examples: ReadonlyMap<string, string>): ReadonlyMap<string, readonly string[]> {
  const files = new Map(
    [...examples].map(([name, text], i) => [fileOf(i), { name, text: `${text}\nexport {};` }]),
  );
  const program = memoryProgram(new Map([...files].map(([file, { text }]) => [file, text])), OPTIONS);
  return new Map(
    [...files].map(([path, { name }]) => {
      const file = program.getSourceFile(path)!;
      const found = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
      return [name, found.filter((one) => isFault(one, file)).map((one) => inWords(one, file))];
    }),
  );
}

const fileOf = (i: number) => join(packageRoot, `example-${i}.ts`).replaceAll('\\', '/');

function isFault({ code, start = 0 }: ts.Diagnostic, file: ts.SourceFile): boolean {
  if (!UNUSED.has(code)) return true;
  return file.statements.some((one) => ts.isImportDeclaration(one) && one.pos <= start && start < one.end);
}

function inWords({ messageText, start = 0 }: ts.Diagnostic, file: ts.SourceFile): string {
  const { line } = file.getLineAndCharacterOfPosition(start);
  return `line ${line + 1}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
}
