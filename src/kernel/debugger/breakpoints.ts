import type { Debugger } from 'node:inspector';
import { pathToFileURL } from 'node:url';
import type { DebugProtocol } from '@vscode/debugprotocol';
import type { Inspector } from './inspector';
import type { Script, Scripts } from './scripts';

interface Breakpoint {
  readonly id: number;
  readonly path: string;
  readonly wanted: DebugProtocol.SourceBreakpoint;
  /** Where it came to be, once there is a script. */
  line: number;
  /** Why it is nowhere. */
  trouble?: string;
  /** The inspector's names for it: one in each script. */
  placed: string[];
}

/** What breakpoints are put into. */
export interface Target {
  readonly inspector: Inspector;
  readonly scripts: Scripts;
  /** A condition in TypeScript as JavaScript. */
  compile(condition: string, path: string): Promise<string>;
}

/** All breakpoints by source. They outlive the process that they are put into. */
export class Breakpoints {
  readonly #all = new Map<string, Breakpoint[]>();
  #nextId = 1;

  /** Replaces the breakpoints of a source. */
  async set(
    path: string,
    wanted: readonly DebugProtocol.SourceBreakpoint[],
    target: Target | undefined,
  ): Promise<DebugProtocol.Breakpoint[]> {
    for (const one of this.#all.get(path) ?? []) await this.#remove(one, target);
    const made = wanted.map((one) => ({ id: this.#nextId++, path, wanted: one, line: one.line, placed: [] }));
    if (made.length > 0) this.#all.set(path, made);
    else this.#all.delete(path);
    if (target) await this.#placeKnown(path, made, target);
    return made.map(describe);
  }

  /** Puts what is meant for a script into it. @returns those that it changed. */
  async placeIn(script: Script, target: Target): Promise<DebugProtocol.Breakpoint[]> {
    const meant = script.paths.flatMap((path) => this.#all.get(path) ?? []);
    for (const one of meant) await this.#place(one, script, target);
    return meant.map(describe);
  }

  /** Puts all into a process that is new to them. */
  async placeAll(target: Target): Promise<void> {
    this.forgetPlaces();
    for (const [path, all] of this.#all) await this.#placeKnown(path, all, target);
  }

  /** To be called when the process that they were put into is gone, or left alone. */
  forgetPlaces(): void {
    for (const one of [...this.#all.values()].flat()) one.placed = [];
  }

  clear(): void {
    this.#all.clear();
  }

  /** Of some of the inspector's names, ours. */
  idsOf(placed: readonly string[]): number[] {
    const hit = [...this.#all.values()]
      .flat()
      .filter((one) => one.placed.some((name) => placed.includes(name)));
    return hit.map(({ id }) => id);
  }

  /** As front ends restore them. */
  list(): { source: string; breakpoints: DebugProtocol.SourceBreakpoint[] }[] {
    return [...this.#all].map(([source, all]) => ({
      source,
      breakpoints: all.map(({ wanted, line }) => ({ ...wanted, line })),
    }));
  }

  async #placeKnown(path: string, all: Breakpoint[], target: Target): Promise<void> {
    const scripts = target.scripts.at(path);
    for (const one of all) {
      for (const script of scripts) await this.#place(one, script, target);
      if (scripts.length === 0 && /\.[cm]?jsx?$/.test(path)) await this.#placeLater(one, target);
    }
  }

  async #place(one: Breakpoint, script: Script, target: Target): Promise<void> {
    const { line, column, condition, logMessage } = one.wanted;
    const position = script.map
      ? script.map.toScript(one.path, line, column)
      : { lineNumber: line - 1, columnNumber: (column ?? 1) - 1 };
    if (!position) {
      one.trouble = 'there is no code on this line, nor below it';
      return;
    }
    try {
      const location = { scriptId: script.id, ...position };
      const found = await target.inspector.send<Debugger.SetBreakpointReturnType>('Debugger.setBreakpoint', {
        location,
        condition: await conditionOf(condition, logMessage, (text) => target.compile(text, one.path)),
      });
      one.placed.push(found.breakpointId);
      one.line = target.scripts.toSource(found.actualLocation)?.line ?? line;
      one.trouble = undefined;
    } catch (error) {
      one.trouble = (error as Error).message;
    }
  }

  /** A script of Node's own making takes those that wait for it as it is loaded. */
  async #placeLater(one: Breakpoint, target: Target): Promise<void> {
    const { line, condition, logMessage } = one.wanted;
    const found = await target.inspector.send<Debugger.SetBreakpointByUrlReturnType>(
      'Debugger.setBreakpointByUrl',
      {
        url: pathToFileURL(one.path).href,
        lineNumber: line - 1,
        condition: await conditionOf(condition, logMessage, (text) => target.compile(text, one.path)),
      },
    );
    one.placed.push(found.breakpointId);
  }

  async #remove({ placed }: Breakpoint, target: Target | undefined): Promise<void> {
    for (const breakpointId of placed)
      await target?.inspector.send('Debugger.removeBreakpoint', { breakpointId }).catch(() => {});
  }
}

function describe({ id, path, line, trouble }: Breakpoint): DebugProtocol.Breakpoint {
  const source = { path };
  return trouble === undefined
    ? { id, verified: true, line, source }
    : { id, verified: false, line, source, message: trouble };
}

/** A message that is printed where it stands, `{…}` in it evaluated, is a condition that never holds. */
async function conditionOf(
  condition: string | undefined,
  message: string | undefined,
  compile: (text: string) => Promise<string>,
): Promise<string | undefined> {
  const held = condition?.trim() ? condition : undefined;
  if (message === undefined) return held && compile(held);
  const text = message.replace(/[`\\]|\$(?=\{)/g, '\\$&').replaceAll('{', '${');
  return compile(`${held ? `(${held}) && ` : ''}(console.log(\`${text}\`), false)`);
}
