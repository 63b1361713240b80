import type { Debugger } from 'node:inspector';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageRoot } from '../../packageRoot';
import {
  readSourceMap,
  ScriptMap,
  type ScriptPosition,
  type ScriptRange,
  type SourcePosition,
} from './scriptMap';

/** A script that the cells' process runs. */
export interface Script {
  readonly id: string;
  readonly url: string;
  /** What the cells' process calls its source: `In[…]`, or a file. */
  readonly name: string;
  /** The files, or the cell, that it was made of. */
  readonly paths: readonly string[];
  readonly map?: ScriptMap;
}

const built = join(packageRoot, 'dist') + sep;
/** Scripts of cells that are kept in mind. */
const kept = 2_000;

/** The scripts of the cells' process that somebody may want to look into: not Node's and not the kernel's. */
export class Scripts {
  readonly #scripts = new Map<string, Script>();
  readonly #pathOf: (text: string) => string;
  readonly #isForeign: (url: string) => boolean;

  /** @param pathOf the path of a cell. @param isForeign whether a script's URL is one of those left out. */
  constructor(pathOf: (text: string) => string, isForeign: (url: string) => boolean) {
    this.#pathOf = pathOf;
    this.#isForeign = isForeign;
  }

  add({ scriptId, url, sourceMapURL }: Debugger.ScriptParsedEventDataType): Script | undefined {
    const isFile = url.startsWith('file:');
    if (this.#isForeign(url) || (!isFile && !url.startsWith('In['))) return undefined;
    const text = readSourceMap(sourceMapURL ?? '', url);
    const map = text === undefined ? undefined : this.#read(text, url);
    const paths = map ? map.paths : isFile ? [fileURLToPath(url)] : [];
    const script = { id: scriptId, url, name: isFile ? (paths[0] ?? url) : url, paths, map };
    this.#scripts.set(scriptId, script);
    if (this.#scripts.size > kept) this.#forgetCell();
    return script;
  }

  get(id: string): Script | undefined {
    return this.#scripts.get(id);
  }

  /** All that are made of a path: each run of a cell, the latest of a file. */
  at(path: string): Script[] {
    const found = [...this.#scripts.values()].filter((one) => one.paths.includes(path));
    return found.filter(({ url }, i) => found.findLastIndex((one) => one.url === url) === i);
  }

  /** Files that code was loaded from, but for packages, such as this one. */
  files(): string[] {
    const files = [...this.#scripts.values()].filter(({ url }) => url.startsWith('file:'));
    const isPackages = (path: string): boolean =>
      path.startsWith(built) || /[\\/]node_modules[\\/]/.test(path);
    return [...new Set(files.flatMap(({ paths }) => paths))].filter((path) => !isPackages(path));
  }

  /** Undefined for what is nobody's source. */
  toSource(location: {
    scriptId: string;
    lineNumber: number;
    columnNumber?: number;
  }): SourcePosition | undefined {
    const script = this.#scripts.get(location.scriptId);
    if (!script) return undefined;
    const position: ScriptPosition = { columnNumber: 0, ...location };
    if (script.map) return script.map.toSource(position);
    const { lineNumber, columnNumber } = position;
    return { path: script.paths[0], line: lineNumber + 1, column: columnNumber + 1 };
  }

  /** The stretches of a script that a line of its source became. */
  rangesOf(
    scriptId: string,
    { path, line }: { path: string; line: number },
  ): (ScriptRange & { scriptId: string })[] {
    const script = this.#scripts.get(scriptId);
    const whole = {
      start: { lineNumber: line - 1, columnNumber: 0 },
      end: { lineNumber: line, columnNumber: 0 },
    };
    const ranges = script?.map ? script.map.rangesOf(path, line) : [whole];
    return ranges.map((one) => ({ scriptId, ...one }));
  }

  #read(text: string, url: string): ScriptMap | undefined {
    try {
      return new ScriptMap(text, url, this.#pathOf);
    } catch {
      // Some package's own, and not to be read.
      return undefined;
    }
  }

  #forgetCell(): void {
    for (const [id, { url }] of this.#scripts) {
      if (url.startsWith('file:')) continue;
      this.#scripts.delete(id);
      return;
    }
  }
}
