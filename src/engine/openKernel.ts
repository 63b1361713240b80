import { engineChoice } from './engineChoice';
import type { EngineName, Kernel } from './host/kernelInterface';
import { kernelOn } from './host/kernelOn';

/** The kernel over the given shared memory, in the build that this process computes with unless one is named. */
export function openKernel(memory: WebAssembly.Memory, engine: EngineName = engineChoice().engine): Kernel {
  return kernelOn(memory, engine);
}
