// The declarations that the kernel's compiler reads: JavaScript's own, Node's, this package's, and those of what cells import.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { root } from '../inBrowser.mjs';
import { inWorker } from './bundles.mjs';

const library = join(root, 'node_modules', 'typescript', 'lib');

/** Texts by path in a worker's files. @param names what cells may import. */
export function declarationTexts(ts, names) {
  const texts = {};
  const add = (file) => {
    const path = `${inWorker}/${relative(root, file).replaceAll('\\', '/')}`;
    if (!(path in texts)) texts[path] = readFileSync(file, 'utf8');
  };
  for (const name of readdirSync(library)) if (/^lib\..*\.d\.ts$/.test(name)) add(join(library, name));
  const options = {
    module: ts.ModuleKind.CommonJS,
    moduleResolution: ts.ModuleResolutionKind.Node10,
    types: ['node'],
    lib: ['lib.es2023.d.ts', 'lib.dom.d.ts'],
    resolveJsonModule: true,
    esModuleInterop: true,
    skipLibCheck: true,
    noEmit: true,
  };
  const entry = join(root, 'notebooks', '__all__.ts');
  const text = names.map((name) => `import '${name}';`).join('\n');
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.getSourceFile = (file, ...rest) =>
    file === entry ? ts.createSourceFile(file, text, ts.ScriptTarget.ES2022) : getSourceFile(file, ...rest);
  host.fileExists = (file) => file === entry || fileExists(file);
  // This package's own name is a link to itself.
  host.realpath = ts.sys.realpath;
  const program = ts.createProgram([entry, join(root, 'node_modules', '@types', 'node', 'index.d.ts')], options, host);
  for (const { fileName } of program.getSourceFiles()) {
    if (fileName === entry || fileName.startsWith(library)) continue;
    add(fileName);
    for (let at = dirname(fileName); at.startsWith(root) && at !== root; at = dirname(at)) {
      const manifest = join(at, 'package.json');
      if (existsSync(manifest)) add(manifest);
    }
  }
  add(join(root, 'package.json'));
  // Where the compiler looks for a module of this package it asks for its code.
  for (const path of Object.keys(texts)) {
    if (!path.startsWith(`${inWorker}/dist/`) || !path.endsWith('.d.ts')) continue;
    const code = path.replace(/\.d\.ts$/, '.js');
    texts[code] ??= '';
  }
  return texts;
}
