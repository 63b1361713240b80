import type { Debugger } from 'node:inspector';
import type { Frame } from './frames';

export type StepKind = 'next' | 'stepIn' | 'stepOut';

/** A command of the inspector that goes on to another stop. */
export interface Step {
  readonly method: 'Debugger.stepOver' | 'Debugger.stepInto' | 'Debugger.stepOut';
}

const methods = {
  next: 'Debugger.stepOver',
  stepIn: 'Debugger.stepInto',
  stepOut: 'Debugger.stepOut',
} as const;
/** Steps that one step may take through what the compiler added. */
const most = 200;

/** Makes steps of a source of the steps of the script that was made of it. */
export class Stepping {
  #kind: StepKind | undefined;
  #depth = 0;
  #left = 0;
  #isDisturbed = false;

  get isStepping(): boolean {
    return this.#kind !== undefined;
  }

  /** @param depth how many frames there are. */
  begin(kind: StepKind, depth: number): Step {
    this.#kind = kind;
    this.#depth = depth;
    this.#left = most;
    this.#isDisturbed = false;
    return { method: methods[kind] };
  }

  /** A script was loaded on the way: what is stepped over may be stepped into by that. */
  disturb(): void {
    this.#isDisturbed = true;
  }

  end(): void {
    this.#kind = undefined;
  }

  /** How to go on from where a step has come to; undefined where it ends. */
  next(calls: readonly Debugger.CallFrame[], top: Frame): Step | undefined {
    if (this.#kind === undefined || this.#left-- <= 0) return undefined;
    if (this.#isDisturbed && this.#kind === 'next' && calls.length > this.#depth)
      return { method: methods.stepOut };
    // Of code that was added there is no line to show.
    return top.isMapped ? undefined : { method: methods[this.#kind] };
  }
}
