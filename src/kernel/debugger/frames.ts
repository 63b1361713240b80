import type { Debugger } from 'node:inspector';
import { basename } from 'node:path';
import type { DebugProtocol } from '@vscode/debugprotocol';
import type { Scripts } from './scripts';

/** A frame of the stopped thread that is somebody's own. */
export interface Frame {
  readonly id: number;
  readonly call: Debugger.CallFrame;
  readonly path: string;
  readonly line: number;
  readonly column: number;
  /** What it is code of: a cell, `In[…]`, or a file. */
  readonly place: string;
  readonly isCell: boolean;
  /** Whether a line of the source stands for where it is, rather than something that the compiler added. */
  readonly isMapped: boolean;
}

/** The frames of a stop, innermost first, without those of Node and of the kernel. @param nextId gives each its id. */
export function ownFrames(
  calls: readonly Debugger.CallFrame[],
  scripts: Scripts,
  nextId: () => number,
): Frame[] {
  return calls.flatMap((call) => {
    const script = scripts.get(call.location.scriptId);
    if (!script || script.paths.length === 0) return [];
    const found = scripts.toSource(call.location);
    // The call by which the kernel runs a cell.
    if (!found && script.map && isScript(call)) return [];
    // What the compiler added belongs to the function that it stands in.
    const place = found ?? (call.functionLocation && scripts.toSource(call.functionLocation));
    const { path, line, column } = place ?? { path: script.paths[0], line: 1, column: 1 };
    const isCell = script.url.startsWith('In[');
    const name = isCell ? script.url : basename(path);
    return [{ id: nextId(), call, path, line, column, place: name, isCell, isMapped: found !== undefined }];
  });
}

/** A frame as front ends show it. */
export function stackFrame({ id, call, path, line, column, place }: Frame): DebugProtocol.StackFrame {
  return {
    id,
    // The body of a cell, or of a module, is a function without a name.
    name: call.functionName || (isBody(call) ? place : `(anonymous) ${place}`),
    line,
    column,
    source: { name: place, path, sourceReference: 0 },
  };
}

/** Whether a frame is the body of a cell or of a module. */
export function isBody({ functionLocation }: Debugger.CallFrame): boolean {
  return isBodyLine(functionLocation);
}

function isBodyLine(location: Debugger.Location | undefined): boolean {
  return location?.lineNumber === 0;
}

/** Whether a frame is a script itself, outside all its functions. */
function isScript({ functionLocation, scopeChain }: Debugger.CallFrame): boolean {
  return isBodyLine(functionLocation) && !scopeChain.some(({ type }) => type === 'local');
}
