import ts from 'typescript';

/** A program of files that are on no disk, each beside others that are. */
export function memoryProgram(
  files: ReadonlyMap<string, string>,
  options: ts.CompilerOptions,
  roots: readonly string[] = [...files.keys()],
): ts.Program {
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (file) => files.has(file) || fileExists(file);
  host.readFile = (file) => files.get(file) ?? readFile(file);
  host.getSourceFile = (file, version, ...rest) => {
    const text = files.get(file);
    return text === undefined
      ? getSourceFile(file, version, ...rest)
      : ts.createSourceFile(file, text, version);
  };
  return ts.createProgram(roots, options, host);
}
