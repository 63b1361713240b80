import { type EngineName, engineChoice } from '../../src/engine/engineChoice';

/** The builds of the kernel that run on this machine: WebAssembly everywhere, native where `auto` takes it. */
export const ENGINES: readonly EngineName[] =
  engineChoice('auto').engine === 'native' ? ['native', 'wasm'] : ['wasm'];
