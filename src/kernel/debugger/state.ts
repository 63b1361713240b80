import type { Attachment } from './attachment';
import type { Breakpoints } from './breakpoints';
import type { CellPaths } from './cellPaths';
import type { Evaluation } from './evaluation';
import type { Inspector } from './inspector';
import type { RemoteHook } from './remoteHook';
import type { Values } from './values';

/** The one thread that front ends know. */
export const threadId = 1;

/** The present process of the cells, as the debugger reaches it. */
export interface Reach {
  readonly inspector: Inspector;
  readonly values: Values;
  readonly hook: RemoteHook;
  readonly evaluation: Evaluation;
  attachment?: Attachment;
}

/** What commands work on. */
export interface DebuggerState {
  readonly breakpoints: Breakpoints;
  readonly cells: CellPaths;
  /** The exceptions that stop. */
  filters: readonly string[];
  isStarted: boolean;
  /** @throws Error while there is no process. */
  readonly reach: Reach;
  /** The hold on that process; undefined while there is none. */
  readonly attachment: Attachment | undefined;
  /** Takes hold of the present process. */
  attach(): Promise<void>;
  /** Lets go of it and forgets the breakpoints; what is stopped goes on. */
  detach(): Promise<void>;
}
