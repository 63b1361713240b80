import type { Runtime } from 'node:inspector';
import type { Frame } from './frames';

/** What a reference of the protocol stands for. */
export type Handle =
  | { kind: 'frame'; frame: Frame; scopes: readonly number[] }
  | { kind: 'exports'; frame: Frame }
  | { kind: 'notebook' }
  | { kind: 'object'; remote: Runtime.RemoteObject }
  | { kind: 'slice'; remote: Runtime.RemoteObject; start: number; end: number };

/** Values of a stop are forgotten when it ends; those that are looked at without one, when they are looked at again. */
export type ValueGroup = 'stopped' | 'running';
