import { type TypeScript, ts } from './compiler';

/**
 * Does something while a program's options are others, and one of its files passes for CommonJS: a cell is checked as the
 * module that its project takes it for, but written as what the kernel runs.
 */
export function withOptions(
  program: TypeScript.Program,
  file: TypeScript.SourceFile,
  options: TypeScript.CompilerOptions,
  body: () => void,
): void {
  const shared = program.getCompilerOptions();
  const before = { ...shared };
  const { impliedNodeFormat } = file;
  try {
    Object.assign(shared, options);
    if (impliedNodeFormat !== undefined) file.impliedNodeFormat = ts.ModuleKind.CommonJS;
    body();
  } finally {
    for (const name of Object.keys(options)) {
      if (name in before) shared[name] = before[name];
      else delete shared[name];
    }
    file.impliedNodeFormat = impliedNodeFormat;
  }
}
