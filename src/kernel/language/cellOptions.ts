import { join } from 'node:path';
import { packageRoot } from '../../packageRoot';
import { type TypeScript, ts } from './compiler';

/** What every Node that is supported runs as it is written; compilers before 5.7 know no ES2024. */
const oldest = ts.ScriptTarget.ES2022;
const latest: TypeScript.ScriptTarget = ts.ScriptTarget.ES2024 ?? oldest;

/** Set for every cell, whatever a project says: how cells are put together, and what is said of them. */
const fixed: TypeScript.CompilerOptions = {
  noLib: true,
  resolveJsonModule: true,
  preserveConstEnums: true,
  skipLibCheck: true,
  declaration: true,
  sourceMap: true,
  newLine: ts.NewLineKind.LineFeed,
};

/** How cells are compiled where there is no project. */
export const plainOptions: TypeScript.CompilerOptions = {
  ...fixed,
  target: latest,
  module: ts.ModuleKind.CommonJS,
  moduleResolution: ts.ModuleResolutionKind.Node10,
  types: [],
  typeRoots: [join(packageRoot, 'node_modules', '@types')],
  esModuleInterop: true,
  experimentalDecorators: true,
  jsx: ts.JsxEmit.React,
};

/** Options about how a build writes files, and about names that nothing uses: the next cell may use them. */
const aboutBuilds = [
  'noEmit',
  'noEmitOnError',
  'emitDeclarationOnly',
  'declarationMap',
  'declarationDir',
  'composite',
  'incremental',
  'tsBuildInfoFile',
  'outDir',
  'outFile',
  'rootDir',
  'sourceRoot',
  'mapRoot',
  'inlineSourceMap',
  'inlineSources',
  'isolatedDeclarations',
  'isolatedModules',
  'importHelpers',
  'noEmitHelpers',
  'removeComments',
  'stripInternal',
  'noUnusedLocals',
  'noUnusedParameters',
] as const;

/**
 * How the cells of a project are compiled: as its files are, into what the kernel's Node runs.
 * @param isOwn whether the cells' folder is one of its own; in others, such as notebooks beside the sources, what has no
 * type may be of any.
 */
export function cellOptions(project: TypeScript.CompilerOptions, isOwn = true): TypeScript.CompilerOptions {
  const options: TypeScript.CompilerOptions = { ...project, ...runOptions(project), ...fixed };
  if (!isOwn) options.noImplicitAny = false;
  for (const name of aboutBuilds) delete options[name];
  options.module ??= ts.ModuleKind.CommonJS;
  options.moduleResolution ??= usualResolution(options.module);
  options.allowImportingTsExtensions = true;
  return options;
}

/** Of a project's options, what its code does when it runs; in terms that Node runs as they are. */
export function runOptions(project: TypeScript.CompilerOptions): TypeScript.CompilerOptions {
  const target = targetOf(project);
  return {
    target: Math.min(Math.max(target, oldest), latest),
    useDefineForClassFields: project.useDefineForClassFields ?? target >= oldest,
    experimentalDecorators: project.experimentalDecorators,
    emitDecoratorMetadata: project.emitDecoratorMetadata,
    verbatimModuleSyntax: project.verbatimModuleSyntax,
    esModuleInterop: project.esModuleInterop ?? (project.module ?? 0) >= ts.ModuleKind.Node16,
    jsx: runnableJsx(project.jsx),
    jsxFactory: project.jsxFactory,
    jsxFragmentFactory: project.jsxFragmentFactory,
    jsxImportSource: project.jsxImportSource,
  };
}

/** The JavaScript that cells know where no project says so: names of libraries without `lib.` and `.d.ts`. */
const plainLibraries = [
  'es2023',
  'esnext.disposable',
  'esnext.array',
  'esnext.collection',
  'decorators',
  'decorators.legacy',
];

/** Names of the libraries that code may use, without `lib.` and `.d.ts`. */
export function libraryNames(project: TypeScript.CompilerOptions | undefined): string[] {
  if (!project || (!project.lib && project.target === undefined && !isNodeModule(project)))
    return plainLibraries;
  if (project.noLib) return [];
  const files = project.lib ?? [ts.getDefaultLibFileName(project)];
  return files.flatMap((file) =>
    file === 'lib.d.ts' ? ['es5', 'dom', 'webworker.importscripts', 'scripthost'] : file.slice(4, -5),
  );
}

function targetOf(project: TypeScript.CompilerOptions): TypeScript.ScriptTarget {
  return project.target ?? (isNodeModule(project) ? ts.ScriptTarget.ESNext : latest);
}

function isNodeModule({ module }: TypeScript.CompilerOptions): boolean {
  return module !== undefined && module >= ts.ModuleKind.Node16 && module <= ts.ModuleKind.NodeNext;
}

/** Code that is to be transformed further by another program is transformed here, as that program would. */
function runnableJsx(jsx: TypeScript.JsxEmit | undefined): TypeScript.JsxEmit | undefined {
  return jsx === ts.JsxEmit.Preserve || jsx === ts.JsxEmit.ReactNative ? ts.JsxEmit.ReactJSX : jsx;
}

function usualResolution(module: TypeScript.ModuleKind): TypeScript.ModuleResolutionKind {
  const { Node10, Node16, NodeNext, Bundler } = ts.ModuleResolutionKind;
  if (module === ts.ModuleKind.NodeNext) return NodeNext;
  if (isNodeModule({ module })) return Node16;
  return module >= ts.ModuleKind.ES2015 ? Bundler : Node10;
}
