import { SourceMap } from 'node:module';
import { dirname, sep } from 'node:path';

/** A script whose stack frames are shown as its source's lines. */
export interface MappedScript {
  /** Name to show in place of the script's. */
  name: string;
  source: string;
  map: string;
  /** Lines of the script; what lies beyond them is the kernel's. */
  lines?: number;
  /** Column of the source for a line (from 0) and column of the text that was compiled. */
  column?(line: number, column: number): number;
}

const kept = 500;
const scripts = new Map<string, MappedScript>();
const ownFrames = dirname(__dirname) + sep;

/** Makes a script's frames readable; only the latest hundreds are remembered. */
export function mapScript(file: string, script: MappedScript): void {
  scripts.delete(file);
  scripts.set(file, script);
  if (scripts.size > kept) scripts.delete(scripts.keys().next().value!);
}

/** Where a position of a script lies in its source, both from 1; undefined if the script is unknown. */
export function locate(
  file: string,
  line: number,
  column: number,
): { script: MappedScript; line: number; column: number } | undefined {
  const script = scripts.get(file);
  if (!script) return undefined;
  const entry = new SourceMap(JSON.parse(script.map)).findEntry(line - 1, column - 1);
  if (!('originalLine' in entry)) return { script, line, column };
  const found = script.column?.(entry.originalLine, entry.originalColumn) ?? entry.originalColumn;
  return { script, line: entry.originalLine + 1, column: found + 1 };
}

/** Shows every stack in the source's lines and without the frames of the kernel and of Node under a cell. */
export function installStackFrames(): void {
  Error.prepareStackTrace = (error, sites) => {
    const frames: string[] = [];
    for (const site of sites) {
      const file = site.getScriptNameOrSourceURL() ?? '';
      if (file.startsWith(ownFrames) || file.startsWith('node:')) continue;
      const line = site.getLineNumber() ?? 1;
      if (line > (scripts.get(file)?.lines ?? line)) continue;
      const column = site.getColumnNumber() ?? 1;
      const place = locate(file, line, column);
      // Code made at run time: its own line, not that of the compiled cell that made it.
      const shown = `${site}`.replace(/eval at .*, /, '');
      // A browser evaluates what Node runs as a script: the cell itself has this name there, as what evaluates it has.
      if (shown === 'eval (<anonymous>)') continue;
      // Names of files may hold anything: only the whole place is replaced.
      const named = place && `${place.script.name}:${place.line}:${place.column}`;
      const framed = named ? shown.replace(`${file}:${line}:${column}`, () => named) : shown;
      frames.push(framed === `eval (${named})` ? named! : framed);
    }
    return [header(error), ...frames.map((frame) => `    at ${frame}`)].join('\n');
  };
}

/** An error's stack as it is shown, also where the engine writes frames as `name@place` and lets nobody prepare them. */
export function shownStack(error: Error): string {
  const stack = String(error.stack ?? '');
  if (/^ {4}at /m.test(stack) || !foreignFrame.test(stack)) return stack;
  const frames: string[] = [];
  for (const [, name, file, line, column] of stack.matchAll(new RegExp(foreignFrame, 'gm'))) {
    if (file.startsWith(ownFrames) || Number(line) > (scripts.get(file)?.lines ?? Number(line))) continue;
    const place = locate(file, Number(line), Number(column));
    const shown = place ? `${place.script.name}:${place.line}:${place.column}` : `${file}:${line}:${column}`;
    frames.push(name === '' ? shown : `${name.replace(/^async\*/, 'async ')} (${shown})`);
  }
  return [header(error), ...frames.map((frame) => `    at ${frame}`)].join('\n');
}

/** A frame as Firefox and Safari write it. */
const foreignFrame = /^(.*)@(.+):(\d+):(\d+)$/m;

function header(error: Error): string {
  try {
    return `${Error.prototype.toString.call(error)}`;
  } catch {
    return 'Error';
  }
}

/** The source of a script by its shown name, to print a line of it. */
export function sourceOf(name: string): string | undefined {
  for (const script of scripts.values()) if (script.name === name) return script.source;
  return undefined;
}
