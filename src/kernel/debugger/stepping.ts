import type { Debugger } from 'node:inspector';
import type { Frame } from './frames';

export type StepKind = 'next' | 'stepIn' | 'stepOut';

/** A command of the inspector that goes on to another stop. */
export interface Step {
  readonly method: 'Debugger.stepOver' | 'Debugger.stepInto';
  readonly params: object;
}

/** The inspector's own way out goes on skipping what the step before was to leave, the caller's line perhaps. */
const methods = {
  next: 'Debugger.stepOver',
  stepIn: 'Debugger.stepInto',
  stepOut: 'Debugger.stepOver',
} as const;
/** Steps that one step may take through what the compiler added. */
const most = 200;

/** Makes steps from line to line of a source of the steps of the script that was made of it. */
export class Stepping {
  #kind: StepKind | undefined;
  /** What a step is to leave, the line or the function, as stretches of the script. */
  #left: readonly object[] = [];
  #depth = 0;
  #rest = 0;
  #isDisturbed = false;

  get isStepping(): boolean {
    return this.#kind !== undefined;
  }

  /** @param depth how many frames there are. @param left the stretches of the script that are to be left. */
  begin(kind: StepKind, depth: number, left: readonly object[]): Step {
    this.#kind = kind;
    this.#left = left;
    this.#depth = depth;
    this.#rest = most;
    this.#isDisturbed = false;
    return this.#step(kind);
  }

  /** A script was loaded on the way: what is stepped over may be stepped into by that. */
  disturb(): void {
    this.#isDisturbed = true;
  }

  end(): void {
    this.#kind = undefined;
  }

  /** The step that is under way once more; undefined where there is none. */
  again(): Step | undefined {
    return this.#kind && this.#step(this.#kind);
  }

  /** How to go on from where a step has come to; undefined where it ends. */
  next(calls: readonly Debugger.CallFrame[], top: Frame): Step | undefined {
    if (this.#kind === undefined || this.#rest-- <= 0) return undefined;
    if (this.#isDisturbed && this.#kind === 'next' && calls.length > this.#depth)
      return this.#step('stepOut', rangeOf(calls[0]));
    // Of code that was added there is no line to show.
    return top.isMapped ? undefined : this.#step(this.#kind);
  }

  #step(kind: StepKind, left = this.#left): Step {
    return { method: methods[kind], params: { skipList: left } };
  }
}

/** The stretch of its script that a frame's function is. */
export function rangeOf({ scopeChain, location: { scriptId } }: Debugger.CallFrame): object[] {
  const { startLocation, endLocation } = scopeChain.find(({ type }) => type === 'local') ?? {};
  const at = (place: Debugger.Location) => ({
    lineNumber: place.lineNumber,
    columnNumber: place.columnNumber ?? 0,
  });
  return startLocation && endLocation ? [{ scriptId, start: at(startLocation), end: at(endLocation) }] : [];
}
