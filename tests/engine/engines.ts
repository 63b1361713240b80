import { engineChoice } from '../../src/engine/engineChoice';
import type { EngineName } from '../../src/engine/host/kernelInterface';

/** The builds of the kernel that run on this machine: WebAssembly everywhere, native where `auto` takes it. */
export const ENGINES: readonly EngineName[] =
  engineChoice('auto').engine === 'native' ? ['native', 'wasm'] : ['wasm'];
