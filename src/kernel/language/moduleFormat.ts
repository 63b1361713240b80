import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type TypeScript, ts } from './compiler';
import { modified } from './ownSources';
import type { Project } from './projects';

/**
 * Whether a file is an ES module: by its ending; by the package that it lies in; and, in a project whose compiler writes
 * ES modules, or leaves them to a bundler, by what is written in it.
 * @param text of the file, where it tells.
 */
export function isEsModule(file: string, project: Project | undefined, text?: () => string): boolean {
  if (/\.m[jt]sx?$/.test(file)) return true;
  if (/\.c[jt]sx?$|\.json$/.test(file)) return false;
  if (packageType(dirname(file)) === 'module') return true;
  if (!project || !writesEsModules(project.options)) return false;
  return text === undefined || hasModuleSyntax(file, text());
}

/** Not so where each file's format is Node's decision. */
function writesEsModules({ module }: TypeScript.CompilerOptions): boolean {
  const { ES2015, ESNext, Preserve } = ts.ModuleKind;
  return module !== undefined && ((module >= ES2015 && module <= ESNext) || module === Preserve);
}

function hasModuleSyntax(file: string, text: string): boolean {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, false);
  return (source as { externalModuleIndicator?: unknown }).externalModuleIndicator !== undefined;
}

const manifests = new Map<string, { stamp: number; type: unknown }>();

/** The `type` of the `package.json` that a folder lies under. */
function packageType(folder: string): unknown {
  for (let at = folder; ; at = dirname(at)) {
    const file = join(at, 'package.json');
    const stamp = modified(file);
    if (stamp > 0) {
      const known = manifests.get(file);
      if (known?.stamp === stamp) return known.type;
      const type = typeIn(file);
      manifests.set(file, { stamp, type });
      return type;
    }
    if (dirname(at) === at) return undefined;
  }
}

function typeIn(file: string): unknown {
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) as { type?: unknown }).type;
  } catch {
    return undefined;
  }
}
