import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { packageRoot } from '../../packageRoot';

/** The compilers that the kernel can be run by: from the first, up to below the second (major, minor). */
const supported = { from: [5, 4], below: [7, 0] } as const;

/** The compiler that cells of a folder are checked by. */
export interface CompilerPackage {
  /** Its program, a CommonJS file. */
  file: string;
  version: string;
}

/**
 * The `tsconfig.json` that a folder lies under, as the compiler looks for it; undefined where there is none. That of this
 * package builds this package, and counts for no cell.
 */
export function findTsconfig(folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    const file = join(at, 'tsconfig.json');
    if (existsSync(file)) return at === packageRoot ? undefined : file;
    if (dirname(at) === at) return undefined;
  }
}

/** The project's own compiler, where a folder has a tsconfig and one of the supported range; the kernel's otherwise. */
export function projectTypeScript(folder: string): CompilerPackage {
  const config = findTsconfig(folder);
  const own = config && compilerSeenFrom(join(dirname(config), 'index.js'));
  return own && isSupported(own.version) ? own : compilerSeenFrom(__filename)!;
}

function compilerSeenFrom(file: string): CompilerPackage | undefined {
  try {
    const manifest = createRequire(file).resolve('typescript/package.json');
    const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
    return { file: join(dirname(manifest), 'lib', 'typescript.js'), version };
  } catch {
    return undefined;
  }
}

/** Whether a version lies in the range. */
export function isSupported(version: string): boolean {
  const [major, minor] = version.split('.').map(Number);
  const { from, below } = supported;
  const atLeast = (than: readonly [number, number]): boolean =>
    major > than[0] || (major === than[0] && minor >= than[1]);
  return atLeast(from) && !atLeast(below);
}
