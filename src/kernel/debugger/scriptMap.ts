import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  allGeneratedPositionsFor,
  decodedMappings,
  LEAST_UPPER_BOUND,
  originalPositionFor,
  type SourceMapInput,
  TraceMap,
} from '@jridgewell/trace-mapping';

/** A position of a script as the inspector counts: both from 0. */
export interface ScriptPosition {
  lineNumber: number;
  columnNumber: number;
}

/** A stretch of a script, without its end. */
export interface ScriptRange {
  start: ScriptPosition;
  end: ScriptPosition;
}

/** A position of a source as the debugger's protocol counts: both from 1. */
export interface SourcePosition {
  path: string;
  line: number;
  column: number;
}

const inline = /^data:application\/json[^,]*;base64,/;
/** How many lines below one without code a breakpoint may move. */
const reach = 50;

/** Between a script and the sources that it was made of. */
export class ScriptMap {
  readonly #map: TraceMap;
  /** The path of each source of the map; undefined for those that are no files. */
  readonly #paths: readonly (string | undefined)[];

  /** @param pathOf the path of a source with a text of its own, such as a cell. */
  constructor(map: string, url: string, pathOf: (text: string) => string) {
    this.#map = new TraceMap(map as SourceMapInput, url);
    this.#paths = this.#map.resolvedSources.map((source, i) => {
      const text = this.#map.sourcesContent?.[i];
      if (source?.startsWith('file:')) return fileURLToPath(source);
      return typeof text === 'string' ? pathOf(text) : undefined;
    });
  }

  get paths(): string[] {
    return this.#paths.flatMap((one) => (one === undefined ? [] : [one]));
  }

  /** Undefined for what the compiler added. */
  toSource({ lineNumber, columnNumber }: ScriptPosition): SourcePosition | undefined {
    const found = originalPositionFor(this.#map, { line: lineNumber + 1, column: columnNumber });
    if (found.source === null) return undefined;
    const path = this.#paths[this.#map.resolvedSources.indexOf(found.source)];
    return path === undefined ? undefined : { path, line: found.line, column: found.column + 1 };
  }

  /** Where the code of a line begins; of the next line with code where it has none. */
  toScript(path: string, line: number, column = 1): ScriptPosition | undefined {
    const source = this.#map.resolvedSources[this.#paths.indexOf(path)];
    for (let at = line; source !== undefined && at <= line + reach; at++) {
      const from = at === line ? column - 1 : 0;
      const needle = { source, line: at, column: from, bias: LEAST_UPPER_BOUND } as const;
      const found = allGeneratedPositionsFor(this.#map, needle).filter((one) => one.line !== null);
      found.sort((a, b) => a.line - b.line || a.column - b.column);
      if (found[0]) return { lineNumber: found[0].line - 1, columnNumber: found[0].column };
    }
    return undefined;
  }

  /** All stretches of the script that a line of a source became, in order; none touches the next. */
  rangesOf(path: string, line: number): ScriptRange[] {
    const source = this.#paths.indexOf(path);
    const ranges: ScriptRange[] = [];
    for (const [lineNumber, segments] of decodedMappings(this.#map).entries()) {
      for (const [i, segment] of segments.entries()) {
        if (segment.length === 1 || segment[1] !== source || segment[2] !== line - 1) continue;
        const next = segments[i + 1];
        const start = { lineNumber, columnNumber: i === 0 ? 0 : segment[0] };
        const end = next
          ? { lineNumber, columnNumber: next[0] }
          : { lineNumber: lineNumber + 1, columnNumber: 0 };
        const last = ranges.at(-1);
        if (last && isSame(last.end, start)) last.end = end;
        else if (!isSame(start, end)) ranges.push({ start, end });
      }
    }
    return ranges;
  }
}

function isSame(one: ScriptPosition, other: ScriptPosition): boolean {
  return one.lineNumber === other.lineNumber && one.columnNumber === other.columnNumber;
}

/** The source map (JSON) that a script names: in itself, or in a file beside it; undefined where there is none. */
export function readSourceMap(sourceMapUrl: string, url: string): string | undefined {
  if (inline.test(sourceMapUrl))
    return Buffer.from(sourceMapUrl.replace(inline, ''), 'base64').toString('utf8');
  if (sourceMapUrl === '' || !url.startsWith('file:') || url.includes('/node_modules/')) return undefined;
  try {
    return readFileSync(new URL(sourceMapUrl, url), 'utf8');
  } catch {
    return undefined;
  }
}
