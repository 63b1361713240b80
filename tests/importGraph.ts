import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import ts from 'typescript';
import { filesUnder } from '../src/data/filesUnder';

/** Source texts by path relative to `src`. */
export type Sources = Readonly<Record<string, string>>;

/** What each file imports, as paths of other files. */
export type ImportGraph = ReadonlyMap<string, readonly string[]>;

/** Top to bottom: a room imports only from those before it. A folder that is not listed belongs to the room it lies in. */
export const LAYERS: readonly string[] = [
  'root',
  'kernel',
  'kernel/language',
  'kernel/language/debugging',
  'kernel/modules',
  'kernel/display',
  'kernel/cells',
  'kernel/debugger',
  'kernel/broker',
  'widgets',
  'random',
  'engine',
  'data/safetensors',
  'data/arrays',
  'data',
  'compute',
  'models',
  'metrics/statistics',
  'metrics/algebra',
  'metrics/components',
  'metrics/phases',
  'metrics/activations',
  'metrics/gradients',
  'metrics/fourier',
  'metrics/prior',
  'metrics',
  'checkpoints',
  'networks',
  'training/glp',
  'training',
  'training/probes',
  'words',
  'conditions',
  'study',
  'runs',
  'replay',
  'branches',
  'priors',
  'probes',
  'gradients',
  'mechanism',
  'grounding',
  'maps',
  'studies',
  'tables/parts',
  'tables/subspace',
  'tables/gradients',
  'tables/suppression',
  'tables/probe',
  'tables/mechanism',
  'tables/prior',
  'tables/words',
  'tables',
  'figures/drawing',
  'figures/inWords',
  'figures/charts',
  'figures/runs',
  'figures/activations',
  'figures/gradients',
  'figures/mechanism',
  'figures/prior',
  'figures/words',
  'figures',
  'analysis',
  'digits',
  'report',
  'overview',
  'site',
  'displays',
  'browser/node',
  'browser/kernel',
  'commands',
  'browser/platform',
  'browser/engine',
  'browser/lab/experiment',
  'browser/lab/training',
  'browser/lab/page',
  'entry',
];

/** The most source files that a folder holds. */
export const ROOM = 25;

const ROOT_FILES = new Set(['escapeHtml.ts', 'inputError.ts', 'packageRoot.ts']);
const ENTRY_FILES = new Set(['index.ts', 'cli.ts', 'kernel/main.ts']);

/** Every TypeScript file of `src`. */
export function readSources(src: string): Sources {
  const files = filesUnder(src).filter((file) => file.endsWith('.ts'));
  return Object.fromEntries(files.map((file) => [file, readFileSync(join(src, file), 'utf8')]));
}

/** @throws Error for a relative import of a file that is not there. */
export function importGraph(sources: Sources): ImportGraph {
  return new Map(
    Object.entries(sources).map(([file, text]) => [
      file,
      relativeImports(file, text).flatMap((path) => resolved(file, path, sources)),
    ]),
  );
}

/** Relative paths in imports, re-exports, type imports, `import()` and `require` and `require.resolve`. */
function relativeImports(file: string, text: string): string[] {
  const found: string[] = [];
  const add = (node: ts.Node | undefined) => {
    if (node && ts.isStringLiteralLike(node) && node.text.startsWith('.')) found.push(node.text);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) add(node.moduleSpecifier);
    if (ts.isExternalModuleReference(node)) add(node.expression);
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal);
    if (ts.isCallExpression(node) && loads(node.expression)) add(node.arguments[0]);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.ES2022));
  return found;
}

function loads(callee: ts.Expression): boolean {
  if (callee.kind === ts.SyntaxKind.ImportKeyword) return true;
  if (ts.isPropertyAccessExpression(callee)) return loads(callee.expression);
  return ts.isIdentifier(callee) && callee.text === 'require';
}

function resolved(from: string, path: string, sources: Sources): string[] {
  const target = normalize(join(dirname(from), path)).replaceAll('\\', '/');
  const found = [target, `${target}.ts`, `${target}/index.ts`].find((file) => file in sources);
  if (found) return [found];
  if (/\.(json|wasm)$/.test(target)) return [];
  throw new Error(`${from} imports '${path}', which is no source file`);
}

/** @throws Error for a file in no known folder. */
export function layerOf(file: string): string {
  if (ROOT_FILES.has(file)) return 'root';
  if (ENTRY_FILES.has(file)) return 'entry';
  for (let folder = dirname(file); folder !== '.'; folder = dirname(folder)) {
    if (LAYERS.includes(folder)) return folder;
  }
  throw new Error(`${file} is in no layer`);
}

/** Folders with more files than `most`, as `folder: count`. */
export function crowdedRooms(files: Iterable<string>, most: number = ROOM): string[] {
  const counts = new Map<string, number>();
  for (const file of files) counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1);
  return [...counts].filter(([, count]) => count > most).map(([folder, count]) => `${folder}: ${count}`);
}

/** Imports that point the wrong way, as `from -> to`. */
export function wrongArrows(graph: ImportGraph): string[] {
  return [...graph].flatMap(([from, targets]) =>
    targets
      .filter((to) => LAYERS.indexOf(layerOf(to)) > LAYERS.indexOf(layerOf(from)))
      .map((to) => `${from} -> ${to}`),
  );
}

/** A cycle of files as `a -> b -> a`, where there is one. */
export function findCycle(graph: ImportGraph): string | undefined {
  const done = new Set<string>();
  const follow = (file: string, path: readonly string[]): string | undefined => {
    const seen = path.indexOf(file);
    if (seen >= 0) return [...path.slice(seen), file].join(' -> ');
    if (done.has(file)) return undefined;
    for (const next of graph.get(file) ?? []) {
      const cycle = follow(next, [...path, file]);
      if (cycle) return cycle;
    }
    done.add(file);
    return undefined;
  };
  for (const file of graph.keys()) {
    const cycle = follow(file, []);
    if (cycle) return cycle;
  }
  return undefined;
}
